using static FnnKit.Testing.Laws.TransformSamples;

namespace FnnKit.Testing.Laws;

internal sealed class TransformInverseGraphLaw() : Law<ITransform>("its graph of undoing, where it can be undone, gives what undoing computes")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var transform in part.Variants<ITransform>().OfType<IInvertibleTransform>())
        {
            var table = new TransformSamples();
            double[] fitted = transform.Fit(Columns, table), y = Apply(transform, fitted, table.Values, Samples), x = new double[y.Length];
            transform.InverseTransform(Columns, fitted, new(y, Columns.Count, Samples), new(x, Columns.Count, Samples));
            var input = GraphValue.Input(Columns.Count);
            var given = new GraphEvaluation().With(input, GraphComparison.Batch(y, Columns.Count, Samples)).Of(transform.InverseToGraph(Columns, fitted, input));
            string? difference = GraphComparison.Difference(given, x, Columns.Count, Samples);
            Require(difference is null, part, difference!);
        }
    }
}
