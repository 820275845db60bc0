namespace FnnKit;

/// <summary>A transform that treats each column by itself and passes on the columns that it is not for.</summary>
/// <remarks>Where the numbers of a column are transformed one by one, derive from <see cref="ColumnTransform{TFormula}"/>.</remarks>
public abstract class ColumnTransform : ITransform, IGraphTransform
{
    /// <summary>The names of the columns to transform; by default all that the transform is for.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>How many learned numbers each column has.</summary>
    protected abstract int StateSize { get; }

    /// <summary>Whether the transform is for a column of this kind.</summary>
    protected abstract bool Accepts(Column column);

    /// <summary>Why the transform is not for a column that its options name: the words behind the name of the column in the message.</summary>
    protected virtual string Refusal(Column column) => $"holds {(column.IsCategory ? "categories" : "numbers")}, which this transform is not for";

    /// <summary>How many columns one column becomes; by default one.</summary>
    protected virtual int WidthOf(Column column) => 1;

    /// <summary>What one of the columns is that a column becomes; by default the column itself.</summary>
    protected virtual Column Describe(Column column, int index) => column;

    /// <summary>Learns from the values of one column of the training part.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">Its values without those that are missing; they may be rearranged.</param>
    /// <param name="fitted">Receives <see cref="StateSize"/> numbers.</param>
    protected abstract void Fit(Column column, Span<double> values, Span<double> fitted);

    /// <summary>Transforms the values of one column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="fitted">What was learned from it.</param>
    /// <param name="x">Its values; one that is missing is NaN and stays so, unless filling it in is what the transform is for.</param>
    /// <param name="y">Receives the columns that it becomes, one a row.</param>
    protected abstract void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y);

    /// <summary>Describes as a graph what the values of one column become; by default the transform cannot be exported.</summary>
    /// <param name="column">The column.</param>
    /// <param name="fitted">What was learned from it.</param>
    /// <param name="x">Its values, <c>[batch, 1]</c>.</param>
    /// <returns>The columns that it becomes, <c>[batch, width]</c>.</returns>
    /// <exception cref="GraphException">It cannot be described.</exception>
    protected virtual GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x)
        => throw new GraphException("it does not describe itself as a graph: let it derive from ColumnTransform<TFormula>, or override ToGraph");

    /// <inheritdoc/>
    public IReadOnlyList<Column> Plan(IReadOnlyList<Column> columns)
    {
        foreach (string name in Columns ?? [])
        {
            var column = columns.FirstOrDefault(column => column.Name == name)
                ?? throw new DataException($"There is no column '{name}' to transform; the columns are {NameList.Format(columns.Select(column => column.Name))}.");
            if (!Accepts(column))
                throw new DataException($"Column '{name}' {Refusal(column)}.");
        }

        return [.. columns.SelectMany(column => Applies(column) ? Enumerable.Range(0, WidthOf(column)).Select(index => Describe(column, index) with { Source = column.Source }) : [column])];
    }

    /// <inheritdoc/>
    public double[] Fit(IReadOnlyList<Column> columns, IColumnReader training)
    {
        if (StateSize == 0)
            return [];
        double[] fitted = new double[columns.Count(Applies) * StateSize];
        double[] values = new double[training.Count];
        int offset = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            if (!Applies(columns[i]))
                continue;
            training.Read(i, values);
            int present = MovePresent(values);
            if (present == 0)
                throw new DataException($"Column '{columns[i].Name}' has no value in the training part, so the transform cannot be fitted; leave the column out.");
            Fit(columns[i], values.AsSpan(0, present), fitted.AsSpan(offset, StateSize));
            offset += StateSize;
        }

        return fitted;
    }

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> x, Matrix<double> y)
    {
        int row = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            int rows = Applies(columns[i]) ? WidthOf(columns[i]) : 1;
            var target = new Matrix<double>(y.Values.Slice(row * y.Columns, rows * y.Columns), rows, y.Columns);
            row += rows;
            if (Applies(columns[i]))
            {
                Apply(columns[i], fitted[..StateSize], x[i], target);
                fitted = fitted[StateSize..];
            }
            else
            {
                x[i].CopyTo(target.Values);
            }
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue x)
    {
        var graph = new ColumnGraph(columns.Count);
        foreach (var column in columns)
        {
            graph.Add(Applies(column) ? ToGraph(column, fitted[..StateSize], graph.Column) : graph.Column);
            if (Applies(column))
                fitted = fitted[StateSize..];
        }

        return graph.Over(x);
    }

    /// <summary>Moves the values that are there to the front, in their order.</summary>
    /// <returns>How many there are.</returns>
    private static int MovePresent(Span<double> values)
    {
        int present = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
                values[present++] = value;
        }

        return present;
    }

    private protected bool Applies(Column column) => Columns is null ? Accepts(column) : Columns.Contains(column.Name);
}
