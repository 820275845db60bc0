namespace FnnKit;

/// <summary>Columns of categories go into a layer that takes codes of categories, or do not reach the network.</summary>
internal sealed class CategoryColumnRule : ISetupRule
{
    private const int Shown = 5;

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || plan.Layers[0].Plan.TakesCategories || facts.Pipeline!.Output.FirstOrDefault(column => column.IsCategory) is not { } column)
            yield break;
        yield return new SetupFinding(SettingDiagnostics.Transform, "Data:Transforms", $"column '{column.Name}' holds categories ({NameList.Format(column.Categories!, Shown)}), which the layer '{plan.Layers[0].Name}' cannot take as they are; add the transform 'one-hot', begin the network with a layer that takes categories, such as 'embedding', or leave the column out");
    }
}
