namespace FnnKit.Layers;

/// <summary>Gives each number of a table a vector that depends on it, so that a network can bend sharply at some values; columns of categories pass on.</summary>
/// <remarks>
/// Each column has parameters of its own. <b>Pbld</b>: <c>[x; W·cos(2π·f·x + p) + b]</c>, as in RealMLP. <b>Plr</b>: <c>relu(W·[cos(2π·f·x); sin(2π·f·x)] + b)</c>.
/// <b>PiecewiseLinear</b>: <c>W·e(x) + v·x + b</c>, where <c>e_j = (x - t_j) / (t_(j+1) - t_j)</c> between the quantiles t of the training samples, cut to [0, 1]
/// except below in the first bin and above in the last one; W is 0 before training. Put an 'embedding' behind it for the columns of categories. Sources:
/// Gorishniy, Rubachev and Babenko, On embeddings for numerical features in tabular deep learning, NeurIPS 2022; Holzmüller, Grinsztajn and Steinwart, Better by
/// default: strong pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Layer("numeric-embedding")]
public sealed class NumericEmbedding : ILayer, IGraphLayer, IValidatableObject
{
    private HashSet<string>? _names;

    /// <summary>How numbers become vectors.</summary>
    public NumericEmbeddingKind Kind { get; set; }

    /// <summary>How many numbers stand for one; by default 4 for Pbld, 24 for Plr and 16 for PiecewiseLinear.</summary>
    [Range(2, 65536)]
    public int? Dimension { get; set; }

    /// <summary>How many waves each column has; by default 16 for Pbld and 48 for Plr.</summary>
    [Range(1, 65536)]
    public int? Frequencies { get; set; }

    /// <summary>The standard deviation of the frequencies before training; by default 0.1 for Pbld and 0.01 for Plr.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? StdDev { get; set; }

    /// <summary>How many bins each column has, as far as its quantiles differ; by default 48. Only for PiecewiseLinear.</summary>
    [Range(2, 65536)]
    public int? Bins { get; set; }

    /// <summary>
    /// The columns of numbers to embed, by the names that they have in the data or by their own; all others pass on as they are. By default every column of numbers is
    /// embedded, also those that a transform made of a category.
    /// </summary>
    [MinLength(1, ErrorMessage = "'Columns' is empty; name at least one column, or leave the option out")]
    public IReadOnlyList<string>? Columns
    {
        get;
        set => (field, _names) = (value, value?.ToHashSet(StringComparer.Ordinal));
    }

    private bool IsPeriodic => Kind != NumericEmbeddingKind.PiecewiseLinear;

    private PeriodicColumn Periodic => Kind == NumericEmbeddingKind.Pbld ? new(Dimension ?? 4, Frequencies ?? 16, IsPlr: false) : new(Dimension ?? 24, Frequencies ?? 48, IsPlr: true);

    private PiecewiseColumn Piecewise => new(Dimension ?? 16, Bins ?? 48);

    private int Width => IsPeriodic ? Periodic.Dimension : Piecewise.Dimension;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsPeriodic && Bins is not null)
            yield return new ValidationResult($"'Bins' has no effect with the kind '{Kind}'; remove it, or choose 'PiecewiseLinear'", [nameof(Bins)]);
        if (!IsPeriodic && Frequencies is not null)
            yield return new ValidationResult($"'Frequencies' has no effect with the kind '{Kind}'; remove it, or choose 'Pbld' or 'Plr'", [nameof(Frequencies)]);
        if (!IsPeriodic && StdDev is not null)
            yield return new ValidationResult($"'StdDev' has no effect with the kind '{Kind}'; remove it, or choose 'Pbld' or 'Plr'", [nameof(StdDev)]);
    }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        if (Columns?.FirstOrDefault(name => !input.Columns.Any(column => !column.IsCategory && (column.Name == name || column.Source == name))) is { } unknown)
        {
            throw new ShapeException(input.Columns.Count == 0 ? "'Columns' names columns, but the layer gets numbers without names; put it first, or remove 'Columns'."
                : $"'Columns' names '{unknown}', but no column of numbers is called that.");
        }

        int[] rows = [.. Enumerable.Range(0, input.Size).Where(row => IsEmbedded(input, row))];
        if (rows.Length == 0)
            throw new ShapeException("no column holds numbers; leave the layer out.");
        return new LayerPlan(input.Size + (rows.Length * (Width - 1)))
        {
            Parameters = IsPeriodic ? Periodic.Parameters(rows.Length, StdDev) : Piecewise.Parameters(rows.Length),
            States = IsPeriodic ? [] : [Piecewise.Edges(rows)],
            Saved = [rows.Length * (IsPeriodic ? Periodic.Waves : Piecewise.Bins)],
            Scratch = IsPeriodic ? [Periodic.Waves, Periodic.Outputs] : [Piecewise.Bins],
            Columns = [.. input.Columns.SelectMany(Describe)],
            TakesCategories = true,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int place = 0, column = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            if (!IsEmbedded(pass.Input, row))
            {
                x[row].CopyTo(y[place++]);
                continue;
            }

            var vectors = Rows(y, place, Width);
            if (IsPeriodic)
                Periodic.Forward(pass, column++, x[row], vectors);
            else
                Piecewise.Forward(pass, column++, x[row], vectors);
            place += Width;
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int place = 0, column = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            var below = dx.IsEmpty ? [] : dx[row];
            if (!IsEmbedded(pass.Input, row))
            {
                if (!dx.IsEmpty)
                    dy[place].CopyTo(below);
                place++;
                continue;
            }

            if (IsPeriodic)
                Periodic.Backward(pass, column++, x[row], Rows(y, place, Width), Rows(dy, place, Width), below);
            else
                Piecewise.Backward(pass, column++, x[row], Rows(dy, place, Width), below);
            place += Width;
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        var flat = layer.Flat(x);
        var pieces = new List<GraphValue>();
        int column = 0;
        for (int row = 0; row < layer.Input.Size; row++)
        {
            var value = flat.Features(row, 1);
            pieces.Add(!IsEmbedded(layer.Input, row) ? value : IsPeriodic ? Periodic.ToGraph(layer, column++, value) : Piecewise.ToGraph(layer, column++, value));
        }

        return GraphValue.Concatenate(pieces);
    }

    private bool IsEmbedded(LayerInput input, int row) => input.Columns.Count == 0 || IsEmbedded(input.Columns[row]);

    private bool IsEmbedded(Column column) => !column.IsCategory && (_names is null || _names.Contains(column.Name) || _names.Contains(column.Source));

    private IEnumerable<Column> Describe(Column column) => !IsEmbedded(column) ? [column] : Enumerable.Range(0, Width).Select(index => new Column($"{column.Name}[{index}]") { Source = column.Source });

    private static Matrix<T> Rows<T>(Matrix<T> matrix, int first, int count)
        where T : unmanaged
        => new(matrix.Values.Slice(first * matrix.Columns, count * matrix.Columns), count, matrix.Columns);

    private static ReadOnlyMatrix<T> Rows<T>(ReadOnlyMatrix<T> matrix, int first, int count)
        where T : unmanaged
        => new(matrix.Values.Slice(first * matrix.Columns, count * matrix.Columns), count, matrix.Columns);
}
