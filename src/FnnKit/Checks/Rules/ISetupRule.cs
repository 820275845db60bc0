namespace FnnKit;

/// <summary>One thing that can be wrong between the parts of a setup and its data.</summary>
internal interface ISetupRule
{
    /// <summary>Says what is wrong; nothing where it is right, or where what the rule looks at could not be found out.</summary>
    IEnumerable<SetupFinding> Check(SetupFacts facts);
}
