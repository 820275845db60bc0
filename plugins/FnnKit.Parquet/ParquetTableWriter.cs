using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>Writes a table as Parquet, in row groups of 65,536 rows that are compressed with Zstandard.</summary>
internal sealed class ParquetTableWriter : ITableWriter
{
    private const int RowsPerGroup = 1 << 16;

    private readonly DataField[] _fields;
    private readonly bool[] _areNumbers;
    private readonly List<double?>[] _numbers;
    private readonly List<string?>[] _texts;
    private readonly ParquetWriter _writer;
    private int _rows;

    public ParquetTableWriter(Stream stream, IReadOnlyList<ColumnDeclaration> columns)
    {
        _areNumbers = [.. columns.Select(column => column.Kind == TableColumnKind.Numbers)];
        _fields = [.. columns.Select(column => column.Kind == TableColumnKind.Numbers ? new DataField<double>(column.Name, true) : (DataField)new DataField<string>(column.Name, true))];
        (_numbers, _texts) = ([.. columns.Select(_ => new List<double?>())], [.. columns.Select(_ => new List<string?>())]);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd };
        _writer = ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, options).GetAwaiter().GetResult();
    }

    public void Add(params ReadOnlySpan<object?> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (_areNumbers[i])
                _numbers[i].Add((double?)row[i]);
            else
                _texts[i].Add((string?)row[i]);
        }

        if (++_rows == RowsPerGroup)
            WriteGroup();
    }

    public void Finish()
    {
        if (_rows > 0)
            WriteGroup();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        // A file that is not finished is thrown away by who asked for it, so nothing is written at its end.
    }

    private void WriteGroup()
    {
        using var group = _writer.CreateRowGroup();
        for (int i = 0; i < _fields.Length; i++)
        {
            if (_areNumbers[i])
                group.WriteAsync<double>(_fields[i], _numbers[i].ToArray().AsMemory()).GetAwaiter().GetResult();
            else
                group.WriteAsync(_fields[i], _texts[i]!).GetAwaiter().GetResult();
            _numbers[i].Clear();
            _texts[i].Clear();
        }

        group.CompleteValidate();
        _rows = 0;
    }
}
