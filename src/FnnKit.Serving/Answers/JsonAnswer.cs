using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>Predictions as JSON: the class with its number and those of all classes, or the numbers; and what is odd about the sample.</summary>
/// <param name="loaded">The model.</param>
/// <param name="rows">The samples.</param>
/// <param name="outputs">One row of outputs after the other.</param>
internal sealed class JsonAnswer(LoadedModel loaded, SampleRows rows, double[] outputs)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Model _model = loaded.Model;
    private readonly IReadOnlyList<Column> _columns = loaded.Model.Schema.Features;
    private int _nextOdd;

    /// <summary>Writes an object, or a list of objects.</summary>
    public void Write(IBufferWriter<byte> writer, bool isList)
    {
        using var json = new Utf8JsonWriter(writer, Options);
        if (isList)
            json.WriteStartArray();
        for (int row = 0; row < rows.Count; row++)
            WriteRow(json, row);
        if (isList)
            json.WriteEndArray();
        json.Flush();
    }

    /// <summary>Writes an object on each line.</summary>
    public void WriteLines(IBufferWriter<byte> writer)
    {
        using var json = new Utf8JsonWriter(writer, Options);
        for (int row = 0; row < rows.Count; row++)
        {
            WriteRow(json, row);
            json.Flush();
            writer.Write("\n"u8);
            json.Reset();
        }
    }

    private void WriteRow(Utf8JsonWriter json, int row)
    {
        var numbers = outputs.AsSpan(row * _model.OutputCount, _model.OutputCount);
        json.WriteStartObject();
        if (_model.Classes.Count > 0)
            WriteClass(json, numbers);
        else
            WriteNumbers(json, numbers);
        WriteOdd(json, row);
        json.WriteEndObject();
    }

    private void WriteClass(Utf8JsonWriter json, ReadOnlySpan<double> numbers)
    {
        int likeliest = _model.ClassOf(numbers);
        json.WriteString("class", _model.Classes[likeliest]);
        WriteNumber(json, ClassNumbers.Name(_model), ClassNumbers.Get(_model, numbers, likeliest));
        json.WriteStartObject(_model.GivesProbabilities ? "probabilities" : "scores");
        for (int code = 0; code < _model.Classes.Count; code++)
            WriteNumber(json, _model.Classes[code], ClassNumbers.Get(_model, numbers, code));
        json.WriteEndObject();
    }

    private void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<double> numbers)
    {
        json.WriteStartObject("values");
        for (int i = 0; i < numbers.Length; i++)
            WriteNumber(json, _model.Schema.Targets[i].Name, numbers[i]);
        json.WriteEndObject();
    }

    private void WriteOdd(Utf8JsonWriter json, int row)
    {
        int first = _nextOdd;
        while (_nextOdd < rows.Odd.Count && rows.Odd[_nextOdd].Row == row)
            _nextOdd++;
        json.WriteStartObject("unknown");
        for (int i = first; i < _nextOdd; i++)
        {
            if (rows.Odd[i].Text is { } text)
                json.WriteString(_columns[rows.Odd[i].Column].Name, text);
        }

        json.WriteEndObject();
        json.WriteStartArray("missing");
        for (int i = first; i < _nextOdd; i++)
        {
            if (rows.Odd[i].Text is null)
                json.WriteStringValue(_columns[rows.Odd[i].Column].Name);
        }

        json.WriteEndArray();
        WriteOutside(json, row);
    }

    /// <summary>The columns whose numbers lie outside of what training saw.</summary>
    private void WriteOutside(Utf8JsonWriter json, int row)
    {
        json.WriteStartArray("outside");
        if (loaded.Drift.Profile is { } profile)
        {
            var features = rows.Features.AsSpan(row * _columns.Count, _columns.Count);
            for (int column = 0; column < features.Length; column++)
            {
                if (profile.Columns[column].IsOutside(features[column]))
                    json.WriteStringValue(_columns[column].Name);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>As many digits as give the same number when they are read, as <c>fnn predict</c> writes them.</summary>
    private void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (_model.IsSingle(value))
            json.WriteNumber(name, (float)value);
        else
            json.WriteNumber(name, value);
    }
}
