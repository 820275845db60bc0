namespace FnnKit;

/// <summary>Checks that columns of categories reach only a layer that accepts categories.</summary>
internal sealed class CategoryColumnRule : ISetupRule
{
    private const int Shown = 5;

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan)
            yield break;
        foreach (var layer in plan.AllLayers)
        {
            if (layer.Plan.TakesCategories || layer.Input.Columns.FirstOrDefault(column => column.IsCategory) is not { } column)
                continue;
            yield return SetupFinding.Create(
                SettingDiagnostics.Transform,
                "Data:Transforms",
                $"column '{column.Name}' holds categories ({NameList.Format(column.Categories!, Shown)}), but the layer '{layer.Name}' accepts only numbers; "
                    + "add a transform that encodes categories as numbers, begin the network with a layer that accepts categories, or leave the column out");
            yield break;
        }
    }
}
