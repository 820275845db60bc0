using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>Rows by column name as JSON: an object, a list of objects, or an object on each line.</summary>
/// <param name="columns">The columns of the model.</param>
/// <param name="options">The limits.</param>
internal sealed class JsonRows(ColumnCodes columns, ServeOptions options)
{
    private readonly int _width = columns.Schema.Features.Count;
    private readonly bool[] _seen = new bool[columns.Schema.Features.Count];
    private readonly List<OddValue> _odd = [];
    private double[] _features = new double[columns.Schema.Features.Count];
    private int _count;
    private bool _isList;

    /// <summary>Whether the body was a list, which is answered with a list.</summary>
    public bool IsList => _isList;

    /// <summary>Reads an object or a list of objects.</summary>
    /// <exception cref="RequestException">The body is something else, or a value does not fit its column.</exception>
    public SampleRows Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        JsonBody.Require(json.Read(), "The body is empty; send an object with the columns of the model, or a list of such objects.");
        _isList = json.TokenType == JsonTokenType.StartArray;
        if (_isList)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                ReadRow(ref json, $"Row {_count + 1}: ");
        }
        else
        {
            ReadRow(ref json, "");
        }

        // What follows the value is an error of the syntax.
        json.Read();
        return Finish();
    }

    /// <summary>Reads an object on each line; lines that are empty are passed over.</summary>
    /// <exception cref="RequestException">A line is something else, or a value does not fit its column.</exception>
    public SampleRows ReadLines(ReadOnlySpan<byte> body)
    {
        _isList = true;
        for (int line = 1; !body.IsEmpty; line++)
        {
            int end = body.IndexOf((byte)'\n');
            var text = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (text.Trim(" \t\r"u8).IsEmpty)
                continue;
            try
            {
                var json = new Utf8JsonReader(text);
                json.Read();
                ReadRow(ref json, $"Line {line}: ");
                json.Read();
            }
            catch (JsonException exception)
            {
                throw RequestException.Bad($"Line {line} is not valid JSON at column {exception.BytePositionInLine + 1}.", exception);
            }
        }

        return Finish();
    }

    private SampleRows Finish()
    {
        JsonBody.Require(_count > 0, "There are no rows; send at least one.");
        return new SampleRows(_features.Length == _count * _width ? _features : _features[..(_count * _width)], _count, _odd);
    }

    private void ReadRow(ref Utf8JsonReader json, string where)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            throw RequestException.Bad($"{where}A row must be an object with the columns of the model as names, such as {{\"{columns.Schema.Features[0].Name}\": ...}}.");
        if (_count == options.Limits.Rows)
            throw RequestException.TooLarge($"There are more than {options.Limits.Rows} rows, the most of a request; send several requests.");
        if (_features.Length == _count * _width)
            Array.Resize(ref _features, 2 * _features.Length);
        Array.Clear(_seen);
        int expected = 0, found = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            int column = FindColumn(ref json, expected);
            if (column < 0)
            {
                PassOver(ref json, where);
                continue;
            }

            if (_seen[column])
                throw RequestException.Bad($"{where}'{columns.Schema.Features[column].Name}' occurs twice; send each column once.");
            (_seen[column], expected) = (true, column + 1);
            found++;
            json.Read();
            ReadValue(ref json, column, where);
        }

        if (found < _width)
            throw Absent(where);
        _count++;
    }

    private void ReadValue(ref Utf8JsonReader json, int column, string where)
    {
        double value = columns.Read(ref json, column, where, out string? unknown);
        _features[(_count * _width) + column] = value;
        if (unknown is not null || double.IsNaN(value))
            _odd.Add(new(_count, column, unknown));
    }

    /// <summary>Clients mostly send the columns in the order of the model.</summary>
    private int FindColumn(ref Utf8JsonReader json, int expected)
        => expected < _width && json.ValueTextEquals(columns.Utf8Names[expected]) ? expected : columns.Find(json.GetString()!);

    private void PassOver(ref Utf8JsonReader json, string where)
    {
        string name = json.GetString()!;
        if (!options.IgnoreAdditionalColumns && !columns.Schema.Targets.Any(target => target.Name == name))
            throw RequestException.Bad($"{where}{columns.DescribeUnknown(name)}");
        json.Read();
        json.Skip();
    }

    private RequestException Absent(string where)
    {
        string[] absent = [.. Enumerable.Range(0, _width).Where(column => !_seen[column]).Select(column => columns.Schema.Features[column].Name)];
        return RequestException.Bad($"{where}{(absent.Length == 1 ? "A column is" : "Columns are")} missing: {NameList.Format(absent)}. Send every column, and null where a value is not known.");
    }
}
