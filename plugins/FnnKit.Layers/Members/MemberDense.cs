namespace FnnKit.Layers;

/// <summary>A fully connected layer that each member has for itself: the end of a network of several members.</summary>
/// <remarks>
/// <c>y_i = f(W_i·x_i + b_i)</c> for each member i, with <c>weight</c> W <c>[members, units, inputs]</c> and <c>bias</c> b <c>[members, units]</c>.
/// Source: Gorishniy, Kotelnikov and Babenko, TabM: advancing tabular deep learning with parameter-efficient ensembling, ICLR 2025.
/// </remarks>
[Layer("member-dense")]
public sealed class MemberDense : ILayer, IGraphLayer
{
    /// <summary>How many outputs each member has.</summary>
    [Required]
    [Range(1, int.MaxValue)]
    public int? Units { get; set; }

    /// <summary>What is applied to the sums; null for nothing.</summary>
    public IActivation? Activation { get; set; }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int units = Units ?? throw new ShapeException("'Units' is not set: it says how many outputs each member has.");
        int members = MemberRows.Count(input), inputs = input.Size / members;
        double limit = 1 / Math.Sqrt(inputs);
        var uniform = new Uniform { Min = -limit, Max = limit };
        return new LayerPlan(new Shape(units, members))
        {
            Members = members,
            Parameters =
            [
                new ParameterPlan("weight", new Shape(members, units, inputs), uniform) { FanIn = inputs, FanOut = units },
                new ParameterPlan("bias", new Shape(members, units), uniform) { Decays = false },
            ],
            Activation = Activation,
            Scratch = [inputs, units, inputs],
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> inputs = pass.Scratch(0), outputs = pass.Scratch(1);
        int members = pass.Input.Members;
        for (int member = 0; member < members; member++)
        {
            MemberRows.Take(x, member, members, inputs);
            pass.Products.Multiply(WeightOf(pass, member, outputs.Rows, inputs.Rows), inputs, outputs, pass.Parameter(1)[member]);
            MemberRows.Put(outputs, member, members, y);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> inputs = pass.Scratch(0), outputs = pass.Scratch(1), below = pass.Scratch(2);
        int members = pass.Input.Members;
        for (int member = 0; member < members; member++)
        {
            MemberRows.Take(x, member, members, inputs);
            MemberRows.Take(dy, member, members, outputs);
            pass.Products.MultiplyOuter(outputs, inputs, new Matrix<T>(pass.Gradient(0)[member], outputs.Rows, inputs.Rows), pass.Gradient(1)[member]);
            if (dx.IsEmpty)
                continue;
            pass.Products.MultiplyTransposed(WeightOf(pass, member, outputs.Rows, inputs.Rows), outputs, below);
            MemberRows.Put(below, member, members, dx);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        int members = layer.Input.Members, units = layer.Plan.Output.Size / members, inputs = layer.Input.Size / members;
        x = x.Reshape(new Shape(inputs, members));
        var outputs = Enumerable.Range(0, members).Select(member => GraphValue.Call("Gemm", At(x, member, 2), At(layer.Parameter(0), member, 0), At(layer.Parameter(1), member, 0))
            .With("transB", 1).Reshape(new Shape(units, 1)));
        return GraphValue.Call("Concat", [.. outputs]).With("axis", 2);
    }

    private static GraphValue At(GraphValue value, int index, int axis) => GraphValue.Call("Gather", value, GraphValue.Integer(index)).With("axis", axis);

    private static ReadOnlyMatrix<T> WeightOf<T>(in LayerPass<T> pass, int member, int units, int inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(pass.Parameter(0)[member], units, inputs);
}
