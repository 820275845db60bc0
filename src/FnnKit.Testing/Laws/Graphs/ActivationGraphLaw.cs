namespace FnnKit.Testing.Laws;

internal sealed class ActivationGraphLaw() : Law<IActivation>("its graph, where it has one, gives what it computes")
{
    private const int Features = 6, Samples = 9;

    public override void Check(PartUnderTest part)
    {
        foreach (var activation in part.Variants<IActivation>())
        {
            if (activation is not IGraphActivation graph)
                return;
            foreach (double scale in new[] { 1.0, 6, 40 })
            {
                double[] x = Draws.Between(-scale, scale, Features * Samples);
                x[0] = 0;
                double[] y = ActivationRun<double>.Compute(activation, Features, x, x).Y;
                var input = GraphValue.Input(Features);
                var given = new GraphEvaluation().With(input, GraphComparison.Batch(x, Features, Samples)).Of(graph.ToGraph(input, Features));
                string? difference = GraphComparison.Difference(given, y, Features, Samples);
                Require(difference is null, part, difference!);
            }
        }
    }
}
