using System.Buffers;
using System.Globalization;
using System.Text;

namespace FnnKit.Serving;

/// <summary>Predictions as the CSV that <c>fnn predict --probabilities</c> writes: the class and the number of each class, or the numbers.</summary>
internal static class CsvAnswer
{
    /// <summary>Writes a header and a line for each sample.</summary>
    public static void Write(IBufferWriter<byte> writer, Model model, double[] outputs)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Header(model).Select(Quote)).Append('\n');
        string[] classes = [.. model.Classes.Select(Quote)];
        for (int at = 0; at < outputs.Length; at += model.OutputCount)
        {
            WriteRow(text, model, classes, outputs.AsSpan(at, model.OutputCount));
            if (text.Length > 1 << 16)
                Flush(writer, text);
        }

        Flush(writer, text);
    }

    private static IEnumerable<string> Header(Model model)
    {
        string target = model.Schema.Targets[0].Name;
        return model.Classes.Count == 0 ? model.Schema.Targets.Select(column => column.Name)
            : model.GivesProbabilities ? [target, .. model.Classes.Select(name => $"probability_{name}")]
            : [target, ClassNumbers.Name(model)];
    }

    private static void WriteRow(StringBuilder text, Model model, string[] classes, ReadOnlySpan<double> outputs)
    {
        if (classes.Length == 0)
        {
            for (int i = 0; i < outputs.Length; i++)
                WriteNumber(text.Append(i > 0 ? "," : ""), model, outputs[i]);
        }
        else
        {
            int likeliest = model.ClassOf(outputs);
            text.Append(classes[likeliest]);
            if (!model.GivesProbabilities)
                WriteNumber(text.Append(','), model, ClassNumbers.Get(model, outputs, likeliest));
            for (int code = 0; code < classes.Length && model.GivesProbabilities; code++)
                WriteNumber(text.Append(','), model, ClassNumbers.Get(model, outputs, code));
        }

        text.Append('\n');
    }

    private static void WriteNumber(StringBuilder text, Model model, double value)
        => text.Append(model.IsSingle(value) ? ((float)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture));

    private static string Quote(string text)
        => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Flush(IBufferWriter<byte> writer, StringBuilder text)
    {
        foreach (var chunk in text.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, writer);
        text.Clear();
    }
}
