namespace FnnKit;

/// <summary>Checks one property of a setup together with its data.</summary>
internal interface ISetupRule
{
    /// <summary>Returns what is wrong; nothing if the setup is right, or if the facts that the rule needs are unknown.</summary>
    IEnumerable<SetupFinding> Check(SetupFacts facts);
}
