namespace FnnKit;

/// <summary>The targets of the training part, one column after the other, for transforms to learn from.</summary>
internal sealed class ColumnTable(IReadOnlyList<Column> columns, int count, double[] values) : IColumnReader
{
    public IReadOnlyList<Column> Columns { get; } = columns;

    public int Count { get; } = count;

    public ReadOnlyMatrix<double> Values => new(values, Columns.Count, Count);

    /// <summary>The targets of samples.</summary>
    public static ColumnTable ReadTargets(IDataSet data, ReadOnlySpan<int> samples)
    {
        double[] values = new double[checked(data.Schema.Targets.Count * samples.Length)];
        data.Read(samples, default, new(values, data.Schema.Targets.Count, samples.Length));
        return new ColumnTable(data.Schema.Targets, samples.Length, values);
    }

    public ColumnTable Apply(FittedTransform step)
    {
        var columns = step.Transform.Plan(Columns);
        double[] output = new double[checked(columns.Count * Count)];
        step.Transform.Apply(Columns, step.Fitted, new(values, Columns.Count, Count), new(output, columns.Count, Count));
        return new ColumnTable(columns, Count, output);
    }

    void IColumnReader.Read(int column, Span<double> target) => values.AsSpan(column * Count, Count).CopyTo(target);
}
