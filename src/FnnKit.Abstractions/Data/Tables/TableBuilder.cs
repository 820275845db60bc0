namespace FnnKit;

/// <summary>
/// Builds a data set from the rows of a table. A data loader declares the columns and adds the rows; the builder decides what columns hold, codes categories,
/// checks values, chooses the targets, and fits everything to the schema of a model if there is one.
/// </summary>
/// <remarks>
/// A column holds numbers if its first value is a number, unless it is declared otherwise. Categories and classes are sorted: by value if all of them are
/// numbers, otherwise by the ordinals of their characters. A target of whole numbers or text is classes, any other numbers. A feature may be missing, which is
/// NaN; a target may not. With a schema, columns are found by name in any order, further columns are left out, and targets may be absent.
/// </remarks>
/// <param name="source">What errors call the source: the path of a file, or a name.</param>
/// <param name="schema">The schema to fit, from <see cref="DataRequest.Schema"/>; null if the table decides.</param>
/// <param name="options">How to read the columns; by default the last one is the target.</param>
public sealed class TableBuilder(string source, DataSchema? schema = null, TableOptions? options = null)
{
    private readonly TableSource _source = new(source, options ?? new());
    private readonly List<ColumnDeclaration> _columns = [];
    private readonly HashSet<string> _names = [];
    private readonly Utf8Buffer _buffer = new();
    private readonly GrowingArray _y = new();
    private GrowingArray? _x = new();
    private readonly TemporaryRows? _stored = options is { IsStored: true } ? new() : null;
    private TableCoding? _coding;

    /// <summary>The number of rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The line of the source that the next row begins in, for errors; null to name the number of the row. An <see cref="ITableRow"/> says its line itself.
    /// </summary>
    public long? Line { get; set; }

    private TableCoding Coding => _coding ??= TableCoding.Create(_source, _columns, schema);

    /// <summary>Declares the next column. With a schema, the schema decides what it holds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it holds.</param>
    /// <exception cref="DataException">There is a column of that name.</exception>
    /// <exception cref="InvalidOperationException">There are rows already.</exception>
    public void AddColumn(string name, TableColumnKind kind = TableColumnKind.Inferred)
    {
        if (_coding is not null)
            throw new InvalidOperationException("Declare all columns before the first row.");
        if (!_names.Add(name) && name.Length > 0)
            throw DataException.At(new(source), $"the column '{name}' is named twice; rename one");
        _columns.Add(new(name, kind));
    }

    /// <summary>Declares columns whose values decide what they hold.</summary>
    /// <param name="names">Their names, in the order of the values in a row.</param>
    /// <exception cref="DataException">Two columns have the same name.</exception>
    /// <exception cref="InvalidOperationException">There are rows already.</exception>
    public void AddColumns(params IEnumerable<string> names)
    {
        foreach (string name in names)
            AddColumn(name);
    }

    /// <summary>Adds a row of texts; null is a missing value.</summary>
    /// <param name="values">A value for each column, without the spaces around it.</param>
    /// <exception cref="DataException">The row does not fit the columns; the message names its place.</exception>
    public void AddRow(params ReadOnlySpan<string?> values) => Add(new TextRow(values, Line, _buffer));

    /// <summary>Adds a row of numbers; NaN is a missing value. Even a target of whole numbers is numbers, unless you choose classes.</summary>
    /// <param name="values">A value for each column.</param>
    /// <exception cref="DataException">The row does not fit the columns; the message names its place.</exception>
    public void AddRow(ReadOnlySpan<double> values) => Add(new NumberRow(values, Line));

    /// <summary>
    /// Adds a row of texts, numbers and truth values (1 and 0), as a database gives them; null and <see cref="DBNull"/> are missing values. Values of other
    /// types become their text in the invariant culture.
    /// </summary>
    /// <param name="values">A value for each column.</param>
    /// <exception cref="DataException">The row does not fit the columns; the message names its place.</exception>
    public void AddRow(params ReadOnlySpan<object?> values) => Add(new ObjectRow(values, Line, _buffer));

    /// <summary>Adds the row that a reader is at.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="DataException">The row does not fit the columns; the message names its place.</exception>
    public void AddRow(ITableRow row) => Add(row);

    /// <summary>Adds rows that are given column by column, as column stores have them.</summary>
    /// <param name="columns">
    /// One array for each column, all of one length: numbers of any type, texts, truth values or objects, in which null and NaN are missing values.
    /// </param>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    /// <exception cref="DataException">A row does not fit the columns; the message names its place.</exception>
    public void AddRows(params IReadOnlyList<Array> columns)
    {
        int rows = columns.Count == 0 ? 0 : columns[0].Length;
        if (columns.FirstOrDefault(column => column.Length != rows) is { } other)
            throw new ArgumentException($"The columns have {rows} and {other.Length} values; expected arrays of one length.", nameof(columns));
        var block = new ColumnBlockRow(columns, _buffer);
        for (block.Row = 0; block.Row < rows; block.Row++)
            Add(block);
    }

    /// <summary>Checks a row and keeps its targets alone, for a loader that reads the features again when they are asked for.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="DataException">The row does not fit the columns; the message names its place.</exception>
    public void CheckRow(ITableRow row)
    {
        var at = Next(row);
        Coding.CheckFeatures(row, at);
        Coding.AddTargets(row, at, _y);
        _x = null;
    }

    /// <summary>Builds the data set of all rows. The builder is used up.</summary>
    /// <exception cref="DataException">There are no rows, or the values of a column do not go together.</exception>
    /// <exception cref="InvalidOperationException">The data set is built already, or <see cref="CheckRow"/> was used.</exception>
    public TableDataSet Build()
    {
        if (Count == 0)
            throw _source.Error(" has no samples");
        if (_stored is not null)
            throw new InvalidOperationException($"The features lie in a file; call {nameof(BuildStored)}.");
        var x = _x ?? throw new InvalidOperationException(
            $"The features are gone: a builder builds once, and {nameof(CheckRow)} keeps none; call {nameof(BuildRowCoder)}.");
        _x = null;
        var coding = Coding;
        var built = coding.Finish();
        return new TableDataSet(built, coding.RecodeFeatures(x.MoveToArray()), coding.RecodeTargets(_y.MoveToArray()));
    }

    /// <summary>Builds the data set of all rows, whose features are read from a temporary file when they are asked for. The builder is used up.</summary>
    /// <exception cref="DataException">There are no rows, the values of a column do not go together, or the disk is full.</exception>
    /// <exception cref="InvalidOperationException">The options do not say <see cref="TableOptions.IsStored"/>, or the data set is built already.</exception>
    public IDataSet BuildStored()
    {
        if (Count == 0)
            throw _source.Error(" has no samples");
        if (_stored is null || _x is null)
            throw new InvalidOperationException($"Set {nameof(TableOptions)}.{nameof(TableOptions.IsStored)}, and build once.");
        _stored.Add(_x);
        _x = null;
        var coding = Coding;
        var built = coding.Finish();
        return new StoredDataSet(built, Count, coding.RecodeFeatures, _stored.Finish(), coding.RecodeTargets(_y.MoveToArray()));
    }

    /// <summary>Builds a coder of single rows, by the schema that was given or that of the rows that <see cref="CheckRow"/> went through.</summary>
    /// <exception cref="DataException">A column of the schema is not there; or there is no schema, and no rows or values that do not go together.</exception>
    public TableRowCoder BuildRowCoder()
    {
        if (Count == 0 && schema is null)
            throw _source.Error(" has no samples");
        var coding = Coding;
        var built = coding.Finish();
        // A table that decided itself what its columns hold has seen every category, unless a row has changed since.
        var unknown = schema?.UnknownCategories ?? UnknownCategories.Refuse;
        return new TableRowCoder(_source, built, unknown, coding.Layout.Features, coding.RecodeTargets(_y.MoveToArray()));
    }

    private void Add<TRow>(TRow row)
        where TRow : ITableRow, allows ref struct
    {
        var at = Next(row);
        Coding.AddFeatures(row, at, _x ?? throw new InvalidOperationException("The data set is built already, or rows were only checked."));
        Coding.AddTargets(row, at, _y);
        if (_stored is not null && _x.Count >= TemporaryRows.BufferLength)
            _stored.Add(_x);
    }

    private TableRow Next<TRow>(TRow row)
        where TRow : ITableRow, allows ref struct
    {
        var at = new TableRow(_source, row.Line, Count + 1L);
        if (row.Count != _columns.Count)
            throw at.Error($"there are {row.Count} values, but the table has {_columns.Count} columns");
        if (Count == Array.MaxLength - 1)
            throw at.Error($"the table has more than {Array.MaxLength - 1} rows, which is the most that can be read; split it");
        Count++;
        return at;
    }
}
