using System.Text.Json.Nodes;

namespace FnnKit.Plugins.Tests.Reference;

/// <summary>Layers, run as the host runs them, give what PyTorch gives: outputs, gradients, what they keep from step to step, and predictions with it.</summary>
public sealed class LayerReferenceTests
{
    public static TheoryData<int, string> Layers => ReferenceTable.Cases("layers");

    public static TheoryData<int, string> Tabular => ReferenceTable.Cases("tabular");

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_give_the_same_outputs_gradients_states_and_predictions(int index, string name) => Compare("layers", index, name);

    [Theory]
    [MemberData(nameof(Tabular))]
    public void Layers_for_tables_give_the_same_as_their_published_definitions(int index, string name) => Compare("tabular", index, name);

    private static void Compare(string table, int index, string name)
    {
        var (layer, row) = ReferenceTable.Case<ILayer>(table, index);
        int samples = (int)row["samples"]!;
        var plan = NetworkPlan.Create([new LayerSetup(layer)], Input(row));
        Assert.Equal($"{name}1", plan.Layers[0].Name);
        var network = new Network<double>(plan);
        Assert.Equal(row["parameters"]!.AsObject().Select(parameter => parameter.Key).Order(), plan.Parameters.Select(parameter => parameter.Name).Order());
        foreach (var parameter in plan.Parameters)
            row["parameters"]!.Numbers(parameter.Name).CopyTo(network.Parameter(parameter));
        // A state that data would fill is given; one that moves with training is what comes out.
        foreach (var state in plan.States.Where(state => state.Plan.Initializer is not null))
            row["states"]!.Numbers(state.Name).CopyTo(network.State(state));
        var gradient = new Arena<double>(plan.WeightCount);
        var memories = new LayerMemories<double>(plan, network.Weights, gradient, network.States, samples, new MatrixProducts(ThreadTeam.Single));
        var stack = new LayerStack<double>(plan.Layers, memories, samples, learns: true, seed: 1);
        double[] x = row.Numbers("x"), dx = new double[x.Length];

        stack.Forward(new(x, plan.Input.Size, samples), isTraining: true, step: 0, upToLogits: false);
        ReferenceTable.AssertClose(row.Numbers("y"), Output());
        row.Numbers("dy").CopyTo(stack.Buffers.GradientOfOutput(stack.Last, samples).Values);
        stack.Backward(new(x, plan.Input.Size, samples), step: 0, fromLogits: false, new(dx, plan.Input.Size, samples));
        foreach (var parameter in plan.Parameters)
            ReferenceTable.AssertClose(row["gradients"]!.Numbers(parameter.Name), gradient.Span.Slice(parameter.Offset, parameter.Shape.Size).ToArray());
        ReferenceTable.AssertClose(row.Numbers("dx"), dx);
        foreach (var state in plan.States)
            ReferenceTable.AssertClose(row["states"]!.Numbers(state.Name), network.State(state).ToArray());
        stack.Forward(new(x, plan.Input.Size, samples), isTraining: false, step: 0, upToLogits: false);
        ReferenceTable.AssertClose(row.Numbers("prediction"), Output());

        double[] Output() => stack.Buffers.Output(stack.Last, samples).Values.ToArray();
    }

    private static LayerInput Input(JsonNode row)
    {
        var columns = row["columns"]?.AsArray().Select(column => new Column((string)column!["name"]!, column["categories"]?.AsArray().Select(name => (string)name!).ToArray()));
        return new LayerInput(new Shape([.. row["shape"]!.AsArray().Select(size => (int)size!)])) { Columns = [.. columns ?? []], Members = (int?)row["members"] ?? 1 };
    }
}
