using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary>The model of a run, and the data that it came from.</summary>
internal sealed record RunData(Model Model, IDataSet Data, DataSplit Split)
{
    /// <summary>Loads both, as the run's own configuration says.</summary>
    public static async Task<RunData> LoadAsync(CommandRun run, string path)
    {
        var location = ModelLocation.Find(path);
        if (location.ConfigurationPath is null)
            throw new ModelException($"'{path}' has no appsettings.json, which says where its data comes from; name a run folder.");
        using var context = run.Open(location.ConfigurationPath, []);
        var setup = context.ReadSetup();
        var model = location.Load(context.Catalogue, run.Console);
        var (data, split) = await setup.Data.ReloadAsync(setup.Seed, model.Schema, run.Cancellation);
        return new RunData(model, data, split);
    }

    /// <summary>The charts of what the model makes of the data.</summary>
    public IEnumerable<IDrawing> Charts(bool withBoundary, bool withConfusion, bool withPredictions)
    {
        var charts = new List<IDrawing>();
        if (withBoundary)
            charts.Add(ModelCharts.Decision(Model, Data));
        if (withConfusion && Split.Test.Length > 0)
            charts.Add(ModelCharts.Confusion(Model, Data, Split.Test, "the test part"));
        else if (withConfusion)
            charts.Add(ModelCharts.Confusion(Model, Data, [.. Enumerable.Range(0, Data.Count)], "all data"));
        if (withPredictions && Split.Test.Length > 0)
            charts.Add(ModelCharts.Predictions(Model, Data, Split.Test, "the test part"));
        else if (withPredictions)
            charts.Add(ModelCharts.Predictions(Model, Data, [.. Enumerable.Range(0, Data.Count)], "all data"));
        return charts;
    }
}
