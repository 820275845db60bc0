using System.Text;
using System.Text.Json;

namespace FnnKit.Data;

/// <summary>The rows of JSON records.</summary>
internal sealed class JsonTable : ITableReader
{
    private readonly JsonRecords _records;
    private readonly JsonColumns _columns;
    private readonly JsonCells _cells;
    private readonly (JsonTokenType Type, int Start, int Length)[] _values;
    private readonly JsonCells.Visitor _visit;
    private byte[] _text = new byte[1024];
    private int _used, _expected;

    public JsonTable(JsonRecords records, string[] names)
    {
        _records = records;
        _columns = new JsonColumns(names);
        _cells = new JsonCells(records);
        _values = new (JsonTokenType, int, int)[names.Length];
        _visit = Keep;
        Columns = [.. names.Select(name => new ColumnDeclaration(name))];
    }

    public IReadOnlyList<ColumnDeclaration> Columns { get; }

    public double? Share => _records.Share;

    public int Count => _values.Length;

    public long? Line => _records.Line;

    public bool Read()
    {
        if (!_records.Read())
            return false;
        Array.Clear(_values);
        (_used, _expected) = (0, 0);
        _cells.Visit(_visit);
        return true;
    }

    public TableCell Read(int column)
    {
        var (type, start, length) = _values[column];
        return type switch
        {
            JsonTokenType.True => TableCell.FromWholeNumber(1),
            JsonTokenType.False => TableCell.FromWholeNumber(0),
            JsonTokenType.String or JsonTokenType.Number => TableCell.FromText(_text.AsSpan(start, length)),
            _ => default,
        };
    }

    public void Dispose() => _records.Dispose();

    private void Keep(ReadOnlySpan<byte> path, ref Utf8JsonReader value)
    {
        int column = _columns.Find(path, ref _expected);
        if (column < 0)
            return;
        if (_values[column].Type != JsonTokenType.None)
            throw _records.Error($"the row has two values named '{Encoding.UTF8.GetString(path)}'; rename one");
        if (_text.Length < _used + value.ValueSpan.Length)
            Array.Resize(ref _text, 2 * (_used + value.ValueSpan.Length));
        int length = 0;
        if (value.TokenType == JsonTokenType.String)
            length = value.CopyString(_text.AsSpan(_used));
        else if (value.TokenType == JsonTokenType.Number)
            value.ValueSpan[..(length = value.ValueSpan.Length)].CopyTo(_text.AsSpan(_used));
        var text = _text.AsSpan(_used, length);
        int spaces = text.Length - text.TrimStart(" \t\r\n"u8).Length;
        _values[column] = (value.TokenType, _used + spaces, text.Trim(" \t\r\n"u8).Length);
        _used += length;
    }
}
