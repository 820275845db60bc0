namespace FnnKit;

/// <summary>
/// Codes the features of rows for a known schema, one row at a time, for loaders that read rows when they are asked for. Several threads may use it at once.
/// </summary>
public sealed class TableRowCoder
{
    private readonly TableSource _source;
    private readonly ColumnCoder[] _features;
    private readonly int[] _places;

    internal TableRowCoder(TableSource source, DataSchema schema, UnknownCategories unknown, IReadOnlyList<int> places, double[] targets)
    {
        _source = source;
        _features = [.. schema.Features.Select(column => Create(column, unknown))];
        _places = [.. places];
        Schema = schema;
        Targets = targets;
    }

    /// <summary>What the table holds.</summary>
    public DataSchema Schema { get; }

    /// <summary>The targets of the rows that were checked with <see cref="TableBuilder.CheckRow"/>, one row after the other, classes as their codes.</summary>
    public IReadOnlyList<double> Targets { get; }

    /// <summary>Codes the features of a row.</summary>
    /// <param name="row">The row, with the columns that the <see cref="TableBuilder"/> had.</param>
    /// <param name="number">The number of the row counted from 1, which errors name if the row has no line.</param>
    /// <param name="features">Receives a number for each feature: categories as their codes, NaN where a value is missing.</param>
    /// <exception cref="DataException">A value does not fit the schema; the message names its place.</exception>
    public void Code(ITableRow row, long number, Span<double> features)
    {
        var at = new TableRow(_source, row.Line, number);
        for (int i = 0; i < _features.Length; i++)
        {
            var cell = row.Read(_places[i]);
            features[i] = _source.IsMissing(cell) ? double.NaN : _features[i].Code(cell, at);
        }
    }

    /// <summary>Creates the coder of a column that a model knows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="unknown">What to do with a category that the model does not know; null for classes, of which each must be known.</param>
    internal static ColumnCoder Create(Column column, UnknownCategories? unknown)
        => column.IsCategory ? new KnownCategoryCoder(column, unknown) : column.IsDate ? new DateCoder(column.Name) : new NumberCoder(column.Name);
}
