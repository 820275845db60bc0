using System.Text.Encodings.Web;
using System.Text.Json;

namespace FnnKit.Cli;

/// <summary>Predictions as JSON, an object on each line.</summary>
internal sealed class JsonLinesPredictions(PredictionView view, Stream stream) : IPredictionWriter
{
    private readonly Utf8JsonWriter _json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(ReadOnlySpan<double> outputs)
    {
        int width = view.Model.OutputCount;
        for (int sample = 0; outputs.Length > 0; outputs = outputs[width..], sample++)
        {
            _json.WriteStartObject();
            for (int i = 0; i < view.Kept?.Names.Count; i++)
                _json.WriteString(view.Kept.Names[i], view.Kept.Row(sample)[i]);
            WriteRow(outputs[..width]);
            WriteIntervals(outputs[..width]);
            _json.WriteEndObject();
            _json.Flush();
            stream.WriteByte((byte)'\n');
            _json.Reset();
        }
    }

    public void Finish() => stream.Flush();

    public void Dispose() => _json.Dispose();

    private void WriteRow(ReadOnlySpan<double> outputs)
    {
        var targets = view.Model.Schema.Targets;
        if (!view.IsClasses)
        {
            for (int i = 0; i < outputs.Length; i++)
                WriteNumber(targets[i].Name, outputs[i]);
            return;
        }

        if (view.Top is not null)
        {
            WriteTop(targets[0].Name, outputs);
            return;
        }

        int likeliest = view.Model.ClassOf(outputs);
        var numbers = view.Numbers(outputs);
        _json.WriteString(targets[0].Name, view.Model.Classes[likeliest]);
        if (!view.AllProbabilities)
        {
            WriteNumber(view.NumberName, numbers[likeliest]);
            return;
        }

        _json.WriteStartObject("probabilities");
        for (int i = 0; i < numbers.Length; i++)
            WriteNumber(view.Model.Classes[i], numbers[i]);
        _json.WriteEndObject();
    }

    private void WriteIntervals(ReadOnlySpan<double> outputs)
    {
        if (view.Intervals is not { } intervals)
            return;
        if (view.IsClasses)
        {
            _json.WriteStartArray(PredictionIntervals.SetName);
            foreach (string name in intervals.ClassesOf(view.Numbers(outputs)))
                _json.WriteStringValue(name);
            _json.WriteEndArray();
            return;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            var (low, high) = intervals.Around(outputs, i);
            WriteBound($"{view.Model.Schema.Targets[i].Name}_low", low);
            WriteBound($"{view.Model.Schema.Targets[i].Name}_high", high);
        }
    }

    /// <summary>JSON has no word for what is without bound.</summary>
    private void WriteBound(string name, double value)
    {
        if (double.IsFinite(value))
            WriteNumber(name, value);
        else
            _json.WriteNull(name);
    }

    private void WriteTop(string target, ReadOnlySpan<double> outputs)
    {
        _json.WriteStartArray("top");
        var likeliest = view.Likeliest(outputs);
        var numbers = view.Numbers(outputs);
        foreach (int code in likeliest)
        {
            _json.WriteStartObject();
            _json.WriteString(target, view.Model.Classes[code]);
            WriteNumber(view.NumberName, numbers[code]);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteNumber(string name, double value)
    {
        if (view.IsSingle(value))
            _json.WriteNumber(name, (float)value);
        else
            _json.WriteNumber(name, value);
    }
}
