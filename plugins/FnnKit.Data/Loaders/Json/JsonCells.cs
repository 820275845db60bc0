using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FnnKit.Data;

/// <summary>Walks through a record and names each of its values by its path.</summary>
/// <param name="records">The records, for errors.</param>
internal sealed class JsonCells(JsonRecords records)
{
    private byte[] _path = new byte[256];
    private int _length;

    /// <summary>Receives a value; the reader is at it.</summary>
    public delegate void Visitor(ReadOnlySpan<byte> path, ref Utf8JsonReader value);

    /// <summary>Visits the values of the current record.</summary>
    /// <exception cref="DataException">A key cannot be part of the name of a column.</exception>
    public void Visit(Visitor visit)
    {
        var reader = new Utf8JsonReader(records.Record.Span);
        reader.Read();
        _length = 0;
        if (reader.TokenType == JsonTokenType.StartArray)
            VisitArray(ref reader, visit, first: 1, "column"u8);
        else
            VisitObject(ref reader, visit);
    }

    private void VisitObject(ref Utf8JsonReader reader, Visitor visit)
    {
        int before = _length;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            AppendPoint();
            Reserve(reader.ValueSpan.Length);
            AppendKey(ref reader);
            reader.Read();
            VisitValue(ref reader, visit);
            _length = before;
        }
    }

    private void VisitArray(ref Utf8JsonReader reader, Visitor visit, int first, ReadOnlySpan<byte> prefix)
    {
        int before = _length;
        for (int i = first; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            AppendPoint();
            Reserve(prefix.Length + 16);
            prefix.CopyTo(_path.AsSpan(_length));
            _length += prefix.Length;
            i.TryFormat(_path.AsSpan(_length), out int digits, default, CultureInfo.InvariantCulture);
            _length += digits;
            VisitValue(ref reader, visit);
            _length = before;
        }
    }

    private void VisitValue(ref Utf8JsonReader reader, Visitor visit)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                VisitObject(ref reader, visit);
                break;
            case JsonTokenType.StartArray:
                VisitArray(ref reader, visit, first: 0, []);
                break;
            default:
                Visit(ref reader, visit);
                break;
        }
    }

    private void Visit(ref Utf8JsonReader reader, Visitor visit)
    {
        try
        {
            visit(_path.AsSpan(0, _length), ref reader);
        }
        catch (InvalidOperationException)
        {
            throw records.Error($"the value of '{Encoding.UTF8.GetString(_path, 0, _length)}' is not UTF-8 text; save the file in UTF-8");
        }
    }

    private void AppendKey(ref Utf8JsonReader reader)
    {
        try
        {
            _length += reader.CopyString(_path.AsSpan(_length));
        }
        catch (InvalidOperationException)
        {
            throw records.Error("a key is not UTF-8 text; save the file in UTF-8");
        }
    }

    private void AppendPoint()
    {
        Reserve(1);
        if (_length > 0)
            _path[_length++] = (byte)'.';
    }

    private void Reserve(int more)
    {
        if (_path.Length < _length + more + 1)
            Array.Resize(ref _path, 2 * (_length + more + 1));
    }
}
