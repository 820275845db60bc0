namespace FnnKit.Layers;

/// <summary>Begins a network of several members: each gets the features, multiplied by trained numbers of its own, which make the members differ.</summary>
/// <remarks>
/// <c>y_i = r_i · x</c> for each member i, with <c>weight</c> r <c>[features, members]</c>; the outputs are <c>[features, members]</c>. Before training, features that
/// were made of one column of the data share their numbers. Follow it with 'batch-ensemble-dense', and end the network with 'member-dense': the loss is then the mean
/// of the members' losses, and the prediction the mean of their predictions. Source: Gorishniy, Kotelnikov and Babenko, TabM: advancing tabular deep learning
/// with parameter-efficient ensembling, ICLR 2025.
/// </remarks>
[Layer("members")]
public sealed class MemberCopies : ILayer, IGraphLayer
{
    /// <summary>How many members there are.</summary>
    [Range(2, 4096)]
    public int Members { get; set; } = 32;

    /// <summary>What fills the numbers before training; 'normal' with 'StdDev' 1 suits features that come out of an embedding.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new RandomSigns();

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        if (input.Members > 1)
            throw new ShapeException($"there are {input.Members} members already; use the layer once.");
        string[] sources = [.. input.Columns.Select(column => column.Source).Distinct()];
        int[] groups = [.. Enumerable.Range(0, input.Size).Select(feature => input.Columns.Count == 0 ? feature : Array.IndexOf(sources, input.Columns[feature].Source))];
        return new LayerPlan(new Shape(input.Size, Members))
        {
            Members = Members,
            Parameters = [new ParameterPlan("weight", new Shape(input.Size, Members), new RepeatedRows(Weights, groups))],
            Operations = input.Size * (long)Members,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factors = pass.Parameter(0).Values;
        for (int row = 0; row < y.Rows; row++)
            Vectors.Multiply(x[row / Members], double.CreateTruncating(factors[row]), y[row]);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factors = pass.Parameter(0).Values;
        var gradient = pass.Gradient(0).Values;
        if (!dx.IsEmpty)
            dx.Values.Clear();
        for (int row = 0; row < dy.Rows; row++)
        {
            int feature = row / Members;
            gradient[row] = T.CreateTruncating(Reductions.Dot(x[feature], dy[row]));
            if (!dx.IsEmpty)
                Vectors.AddScaled(dx[feature], double.CreateTruncating(factors[row]), dy[row], dx[feature]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => layer.Flat(x).Reshape(new Shape(layer.Input.Size, 1)) * layer.Parameter(0);
}
