namespace FnnKit.Data;

/// <summary>Leaves columns out: the network does not get them, and data to predict from need not have them.</summary>
/// <remarks>
/// A column that another transform works on together with others before it is left out, and a column without a name of its own, stays part of what the model asks
/// for. A data loader may have an option that does not read columns at all.
/// </remarks>
[Transform("drop")]
public sealed class Drop : ISelectingTransform, IGraphTransform
{
    /// <summary>The names of the columns to leave out.</summary>
    [Required]
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Column> Plan(IReadOnlyList<Column> columns)
    {
        foreach (string name in Columns)
        {
            if (!columns.Any(column => column.Name == name))
                throw new DataException($"There is no column '{name}' to drop; the columns are "
                    + $"{NameList.Format(columns.Select(column => column.Name))}.");
        }

        Column[] left = [.. columns.Where(Stays)];
        return left.Length > 0 ? left : throw new DataException("'drop' leaves no column: a network needs at least one number to work from.");
    }

    /// <inheritdoc/>
    public double[] Fit(IReadOnlyList<Column> columns, IColumnReader training) => [];

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> x, Matrix<double> y)
    {
        int row = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            if (Stays(columns[i]))
                x[i].CopyTo(y[row++]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue x)
        => GraphValue.Call("Gather", x, GraphValue.Integers([.. Enumerable.Range(0, columns.Count).Where(i => Stays(columns[i])).Select(i => (long)i)])).With("axis", 1);

    private bool Stays(Column column) => !Columns.Contains(column.Name);
}
