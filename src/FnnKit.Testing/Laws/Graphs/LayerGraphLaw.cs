namespace FnnKit.Testing.Laws;

internal sealed class LayerGraphLaw() : Law<ILayer>("its graph, where it has one, gives what it predicts")
{
    private const int Samples = 3;

    public override void Check(PartUnderTest part)
    {
        foreach (var layer in part.Variants<ILayer>())
        {
            if (layer is not IGraphLayer graph)
                return;
            foreach (var input in LayerSamples.For(part))
                Check(part, layer, graph, input);
        }
    }

    private void Check(PartUnderTest part, ILayer layer, IGraphLayer graph, LayerInput samples)
    {
        var call = new LayerCall<double>(layer, samples, Samples);
        var (x, inside) = (GraphValue.Input(samples.Shape), call.InnerShape is { } shape ? GraphValue.Input(shape) : default);
        var lent = call.Graph(inside);
        call.Forward(isTraining: false);
        var evaluation = new GraphEvaluation().With(x, GraphComparison.Batch(call.X, samples.Shape, Samples));
        if (call.InnerShape is { } inner)
            evaluation.With(inside, GraphComparison.Batch(call.Inner.ToArray(), inner, Samples));
        string? difference = GraphComparison.Difference(evaluation.Of(graph.ToGraph(lent, x)), call.Y, lent.Plan.Output, Samples);
        Require(difference is null, part, $"for samples {samples.Shape}, {difference}");
    }
}
