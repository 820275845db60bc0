namespace FnnKit.Testing.Laws;

/// <summary>Runs a layer as the host does, behind a probe, and holds the gradient of every weight of both against differences.</summary>
internal static class LayerGradients
{
    private const int Samples = 5;

    /// <summary>What is wrong with the gradients of a layer, in words; null where nothing is.</summary>
    public static string? Trouble(ILayer layer, Shape input)
    {
        var plan = NetworkPlan.Create([new LayerSetup(new Probe()), new LayerSetup(layer)], input);
        var network = new Network<double>(plan);
        network.Initialize(3);
        var workspace = new Workspace<double>(network, Samples, new MatrixProducts(ThreadTeam.Single), learns: true, seed: 5);
        Draws.Between(-2, 2, input.Size * Samples).CopyTo(workspace.Input(Samples).Values);
        double[] weight = Draws.Between(-1, 1, plan.Output.Size * Samples, "weights");
        Loss();
        weight.CopyTo(workspace.OutputGradient(Samples).Values);
        workspace.Backward(Samples, step: 7, fromLogits: false);
        double[] gradient = workspace.Gradient.Span.ToArray();
        for (int i = 0; i < gradient.Length; i++)
        {
            double? slope = Differences.Slope(Loss, ref network.Weights.Span[i]);
            if (!Differences.Agree(slope, gradient[i]))
                return $"for samples of shape {input} the gradient of {Describe(plan, i)} is {gradient[i]:G6}, differences say {slope:G6}";
        }

        return null;

        double Loss()
        {
            workspace.Forward(Samples, isTraining: true, step: 7, upToLogits: false);
            return workspace.Output(Samples).Values.ToArray().Zip(weight, (y, w) => y * w).Sum();
        }
    }

    private static string Describe(NetworkPlan plan, int weight)
    {
        var parameter = plan.Parameters.Last(parameter => parameter.Offset <= weight);
        return parameter.Offset == 0 ? $"input {weight}" : $"{parameter.Plan.Name}[{weight - parameter.Offset}]";
    }
}
