using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>The rows of Parquet files. Of each row group the columns that are looked at are in memory.</summary>
internal sealed class ParquetTable : ITableReader
{
    private readonly string[] _paths;
    private readonly CancellationToken _cancellation;
    private ParquetColumn[] _columns;
    private FileStream? _stream;
    private ParquetReader? _file;
    private ParquetRowGroupReader? _group;
    private int _nextPath, _nextGroup;
    private long _row, _rows;

    /// <param name="paths">The files, which have the same columns.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DataException">A file cannot be opened.</exception>
    public ParquetTable(string[] paths, CancellationToken cancellation)
    {
        (_paths, _cancellation) = (paths, cancellation);
        _columns = [];
        try
        {
            OpenNext();
            Guard(() => _columns = [.. _file!.Schema.GetDataFields().Select(ParquetColumn.Create)]);
            Columns = [.. _columns.Select(column => new ColumnDeclaration(column.Name, column.Kind))];
            if (_columns.Length == 0)
                throw new DataException($"{Current} has no columns.") { Location = new(Current) };
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<ColumnDeclaration> Columns { get; }

    /// <summary>The columns whose values are lists.</summary>
    public IEnumerable<string> Lists => _columns.Where(column => column.IsList).Select(column => column.Name);

    public double? Share => Math.Min(1, (_nextPath - 1 + ((double)_nextGroup / Math.Max(1, _file?.RowGroupCount ?? 1))) / _paths.Length);

    public int Count => _columns.Length;

    public long? Line => null;

    private string Current => _paths[_nextPath - 1];

    public bool Read()
    {
        _row++;
        while (_row >= _rows)
        {
            if (!NextGroup())
                return false;
        }

        return true;
    }

    public TableCell Read(int column)
    {
        var cells = _columns[column];
        if (cells is ParquetOddColumn odd)
            throw DataException.At(new(Current) { Column = odd.Name }, odd.Problem);
        if (!cells.IsLoaded)
            Guard(() => cells.Load(_group!, checked((int)_rows), _cancellation));
        return cells.Read((int)_row);
    }

    public void Dispose()
    {
        _group?.Dispose();
        if (_file is not null)
            _file.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream?.Dispose();
        (_group, _file, _stream) = (null, null, null);
    }

    private bool NextGroup()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_nextGroup >= _file!.RowGroupCount)
        {
            if (_nextPath >= _paths.Length)
                return false;
            OpenNext();
            RequireSameColumns();
            return NextGroup();
        }

        Guard(() =>
        {
            _group?.Dispose();
            _group = _file.OpenRowGroupReader(_nextGroup++);
            _rows = _group.RowCount;
        });
        _row = 0;
        foreach (var column in _columns)
            column.Clear();
        return _rows > 0 || NextGroup();
    }

    private void OpenNext()
    {
        Dispose();
        string path = _paths[_nextPath++];
        _nextGroup = 0;
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"There is no file '{path}'. A relative path is taken from the folder of the configuration file that names it.", exception) { Location = new(path) };
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new DataException($"'{path}' cannot be read: {exception.Message}", exception) { Location = new(path) };
        }

        Guard(() => _file = ParquetReader.CreateAsync(_stream, new ParquetOptions(), leaveStreamOpen: true, _cancellation).GetAwaiter().GetResult());
    }

    private void RequireSameColumns()
    {
        DataField[] fields = [];
        Guard(() => fields = _file!.Schema.GetDataFields());
        for (int i = 0; i < Math.Max(fields.Length, _columns.Length); i++)
        {
            var field = i < fields.Length ? fields[i] : null;
            if (field is null || i >= _columns.Length || !_columns[i].TryMoveTo(field))
            {
                string has = field is null ? "ends before it" : $"has '{ParquetColumn.NameOf(field)}' of type {field.ClrType.Name}";
                string wanted = i < _columns.Length ? $"'{_columns[i].Name}' of type {_columns[i].TypeName}" : "none";
                throw new DataException($"{Current} has other columns than {_paths[0]}: where that has {wanted}, it {has}. Read files of the same columns only.") { Location = new(Current) };
            }
        }
    }

    /// <summary>Runs what reads a file. A damaged file can make the library fail in any way.</summary>
    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is not (DataException or OperationCanceledException))
        {
            string cause = exception.InnerException is { } inner && exception is AggregateException ? inner.Message : exception.Message;
            throw new DataException($"{Current} cannot be read as Parquet: {cause.TrimEnd('.')}. The file may be damaged, cut off or encrypted; write it again.", exception) { Location = new(Current) };
        }
    }
}
