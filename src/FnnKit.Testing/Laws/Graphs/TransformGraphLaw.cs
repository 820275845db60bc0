using static FnnKit.Testing.Laws.TransformSamples;

namespace FnnKit.Testing.Laws;

internal sealed class TransformGraphLaw() : Law<ITransform>("its graph, where it has one, gives what it computes")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var transform in part.Variants<ITransform>())
        {
            var table = new TransformSamples();
            double[] fitted = transform.Fit(Columns, table), y = Apply(transform, fitted, table.Values, Samples);
            var input = GraphValue.Input(Columns.Count);
            if (transform is not IGraphTransform graph || Describe(graph, fitted, input) is not { } output)
                return;
            var given = new GraphEvaluation().With(input, GraphComparison.Batch(table.Values, Columns.Count, Samples)).Of(output);
            string? difference = GraphComparison.Difference(given, y, transform.Plan(Columns).Count, Samples);
            Require(difference is null, part, difference!);
        }
    }

    /// <summary>Null where the transform says that it has no graph.</summary>
    private static GraphValue? Describe(IGraphTransform transform, double[] fitted, GraphValue input)
    {
        try
        {
            return transform.ToGraph(Columns, fitted, input);
        }
        catch (GraphException)
        {
            return null;
        }
    }
}
