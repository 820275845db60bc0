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
            foreach (var shape in LayerShapes.For(part))
            {
                var call = new LayerCall<double>(layer, shape, Samples);
                var parameters = call.DrawParameters();
                call.Forward(isTraining: false);
                var (plan, input) = (layer.Plan(shape), GraphValue.Input(shape));
                var output = graph.ToGraph(new LayerGraph(shape, plan, parameters), input);
                var given = new GraphEvaluation().With(input, GraphComparison.Batch(call.X, shape, Samples)).Of(output);
                string? difference = GraphComparison.Difference(given, call.Y, plan.Output, Samples);
                Require(difference is null, part, $"for samples {shape}, {difference}");
            }
        }
    }
}
