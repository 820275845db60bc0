namespace FnnKit.Layers;

/// <summary>Gives each category of a column a trained vector, which takes the place of its code; numbers pass on as they are.</summary>
/// <remarks>
/// A column of categories with code c becomes <c>dimension</c> features, row c of its table <c>[categories, dimension]</c>; the table is called
/// <c>table_column</c>. It stands first, or behind a layer that passes columns on. A code that is none of the column's is an error; a category that is missing or
/// that training never saw becomes zeros, unless 'UnknownVector' is set. Source: Guo and Berkhahn, Entity embeddings of categorical variables, 2016.
/// </remarks>
[Layer("embedding")]
public sealed class Embedding : ILayer, IGraphLayer
{
    private const int LargestByDefault = 50;

    /// <summary>The number that ONNX has for whole numbers of 64 bits.</summary>
    private const long Int64 = 7;

    /// <summary>How many numbers stand for a category; by default half as many as the column has categories, at most 50.</summary>
    [Range(1, 65536)]
    public int? Dimension { get; set; }

    /// <summary>Whether each table has a trained vector for categories that are missing or unknown, as its first row; otherwise these become zeros.</summary>
    public bool UnknownVector { get; set; }

    /// <summary>What fills the tables before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new Normal { StdDev = 1 };

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        Column[] categories = [.. input.Columns.Where(column => column.IsCategory)];
        if (categories.Length == 0)
            throw new ShapeException(input.Columns.Count == 0
                ? "it wants the columns of the data; begin the network with it, or put it behind a layer that passes columns on."
                : "no column holds categories; leave the layer out, or name columns whose numbers are codes in 'Data:Loader:Categories'.");
        return new LayerPlan(input.Columns.Sum(Width))
        {
            Parameters = [.. categories.Select((column, i) => new ParameterPlan(Name(categories, i), new Shape(column.Categories!.Count + FirstRow, Width(column)), Weights))],
            Columns = [.. input.Columns.SelectMany(Describe)],
            TakesCategories = true,
            Operations = 0,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0, table = 0;
        for (int i = 0; i < x.Rows; i++)
        {
            var column = pass.Input.Columns[i];
            if (!column.IsCategory)
            {
                x[i].CopyTo(y[row++]);
                continue;
            }

            var vectors = pass.Parameter(table++);
            for (int sample = 0; sample < x.Columns; sample++)
            {
                int code = Code(x[i, sample], column) + FirstRow;
                var vector = code < 0 ? [] : vectors[code];
                for (int d = 0; d < vectors.Columns; d++)
                    y[row + d, sample] = code < 0 ? T.Zero : vector[d];
            }

            row += vectors.Columns;
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0, table = 0;
        for (int i = 0; i < x.Rows; i++)
        {
            var column = pass.Input.Columns[i];
            if (!column.IsCategory)
            {
                if (!dx.IsEmpty)
                    dy[row].CopyTo(dx[i]);
                row++;
                continue;
            }

            // There is nothing between two codes, so nothing goes back to them.
            if (!dx.IsEmpty)
                dx[i].Clear();
            var gradient = pass.Gradient(table++);
            gradient.Values.Clear();
            for (int sample = 0; sample < x.Columns; sample++)
            {
                int code = Code(x[i, sample], column) + FirstRow;
                if (code < 0)
                    continue;
                var vector = gradient[code];
                for (int d = 0; d < vector.Length; d++)
                    vector[d] += dy[row + d, sample];
            }

            row += gradient.Columns;
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        var pieces = new List<GraphValue>();
        int table = 0;
        for (int i = 0; i < layer.Input.Columns.Count; i++)
        {
            var value = x.Features(i, 1);
            pieces.Add(layer.Input.Columns[i].IsCategory ? Vectors(layer.Parameter(table++), value, Width(layer.Input.Columns[i])) : value);
        }

        return GraphValue.Concatenate(pieces);
    }

    /// <summary>The vectors of codes <c>[batch, 1]</c> from a table, <c>[batch, dimension]</c>.</summary>
    private GraphValue Vectors(GraphValue table, GraphValue codes, int dimension)
    {
        // A missing code is NaN, of which no comparison is true.
        var isKnown = codes >= 0.0;
        var rows = GraphValue.Call("Cast", GraphValue.Select(isKnown, codes + (double)FirstRow, 0.0)).With("to", Int64);
        var vectors = GraphValue.Call("Gather", table, rows).With("axis", 0).Reshape(dimension);
        return UnknownVector ? vectors : vectors * GraphValue.Select(isKnown, 1.0, 0.0);
    }

    private int FirstRow => UnknownVector ? 1 : 0;

    private IEnumerable<Column> Describe(Column column)
        => column.IsCategory ? Enumerable.Range(0, Width(column)).Select(index => new Column($"{column.Name}[{index}]") { Source = column.Source }) : [column];

    private int Width(Column column) => column.Categories is not { Count: var count } ? 1 : Dimension ?? Math.Clamp((count + 1) / 2, 1, LargestByDefault);

    private static int Code<T>(T value, Column column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int code = int.CreateSaturating(value);
        if (code == Column.Unknown)
            return code;
        return T.CreateTruncating(code) == value && (uint)code < (uint)column.Categories!.Count ? code : throw Unknown(double.CreateTruncating(value), column);
    }

    private static DataException Unknown(double value, Column column)
        => new(FormattableString.Invariant(
            $"Column '{column.Name}' has the code {value}, but its {column.Categories!.Count} categories have the codes 0 to {column.Categories.Count - 1}."));

    /// <summary>The name of a table: after its column, with what cannot stand in the name of a parameter left out; counted where two would have one name.</summary>
    private static string Name(Column[] columns, int index)
    {
        string[] names = [.. columns.Select(column => $"table_{string.Concat(column.Name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'))}")];
        return names.Count(name => name == names[index]) == 1 ? names[index] : $"{names[index]}_{index + 1}";
    }
}
