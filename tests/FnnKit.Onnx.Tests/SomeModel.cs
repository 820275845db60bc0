using FnnKit.Layers;
using FnnKit.Testing;

namespace FnnKit.Onnx.Tests;

/// <summary>Models with one part to look at. Their weights are drawn at random; nothing is trained.</summary>
internal static class SomeModel
{
    public static IReadOnlyList<Column> Columns { get; } = [new("size"), new("colour", ["red", "green", "blue"]), new("weight"), new("same")];

    public static Model Of<T>(IReadOnlyList<ILayer> layers, LayerInput input, IReadOnlyList<ITransform>? transforms = null)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var pipeline = transforms is null
            ? new FeaturePipeline(new DataSchema(input.Columns.Count > 0 ? input.Columns : Numbers(input.Size), [new Column("y")], input.Shape), [])
            : Fit(transforms);
        var network = new Network<T>(NetworkPlan.Create([.. layers.Select(layer => new LayerSetup(layer))], pipeline.Input with { Members = input.Members }));
        var ordered = new Network<T>(network.Plan);
        ordered.Initialize(1);
        // Single precision loses digits in the waves of large frequencies, and the file is run in double precision.
        Draws.Between<T>(-0.5, 0.5, network.Weights.Length, "weights").CopyTo(network.Weights.Span);
        Draws.Between<T>(0.1, 1, network.States.Length, "states").CopyTo(network.States.Span);
        // Numbers that an initializer puts in order, such as the edges of bins, stay in order.
        foreach (var state in network.Plan.States.Where(state => state.Plan.Initializer is not null))
            ordered.State(state).CopyTo(network.State(state));
        return Model.Create(network, pipeline, new ModelNotes(new Dictionary<string, double>(), null));
    }

    public static Model WithTransform(ITransform transform)
        => Of<float>([new Dense { Units = 2 }], Columns.Count, [transform, new FnnKit.Data.Impute(), new FnnKit.Data.OneHot()]);

    /// <summary>A model of two numbers that were learned in another unit than that of the data.</summary>
    public static Model WithTargetTransform(ITransform transform)
    {
        double[] targets = Draws.Between(-900, 40_000, 2 * 40, "targets");
        var data = new TableDataSet(new DataSchema(Numbers(3), [new Column("y"), new Column("z")]), Draws.Between(0, 1, 3 * 40), targets);
        var pipeline = new FeaturePipeline(data.Schema, []) { Targets = TargetPipeline.Fit(data, [.. Enumerable.Range(0, 40)], [transform]) };
        var network = new Network<float>(NetworkPlan.Create([new LayerSetup(new Dense { Units = 2 })], pipeline.Input));
        Draws.Between<float>(-1, 1, network.Weights.Length, "weights").CopyTo(network.Weights.Span);
        return Model.Create(network, pipeline, new ModelNotes(new Dictionary<string, double>(), null));
    }

    /// <summary>Rows of features that fit the columns of a model, one number of a category being its code.</summary>
    public static double[] Rows(Model model, int samples)
    {
        double[] rows = Draws.Between<float>(-3, 3, samples * model.FeatureCount, "rows").Select(value => (double)value).ToArray();
        for (int i = 0; i < rows.Length; i++)
        {
            if (model.Schema.Features[i % model.FeatureCount].Categories is { } categories)
                rows[i] = i / model.FeatureCount % categories.Count;
        }

        return rows;
    }

    private static IReadOnlyList<Column> Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => new Column($"x{i}"))];

    private static FeaturePipeline Fit(IReadOnlyList<ITransform> transforms)
    {
        const int samples = 40;
        double[] rows = Draws.Between(-3, 40, samples * Columns.Count, "table");
        for (int i = 0; i < samples; i++)
            (rows[(i * 4) + 1], rows[(i * 4) + 3]) = (i % 3, 0.5);
        var data = new TableDataSet(new DataSchema(Columns, [new Column("y")]), rows, Draws.Between(0, 1, samples));
        return FeaturePipeline.Fit(data, [.. Enumerable.Range(0, samples)], transforms);
    }
}
