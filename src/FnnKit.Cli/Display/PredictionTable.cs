using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Predictions as lines of CSV: the class and the probability of each class, or the numbers.</summary>
internal sealed class PredictionTable(Model model)
{
    public string Header => model.Classes.Count > 0
        ? string.Join(',', new[] { Quote(model.Schema.Targets[0].Name) }.Concat(model.Classes.Select(name => Quote($"probability_{name}"))))
        : string.Join(',', model.Schema.Targets.Select(column => Quote(column.Name)));

    public string Row(ReadOnlySpan<double> outputs)
    {
        if (model.Classes.Count == 0)
            return string.Join(',', outputs.ToArray().Select(Number));
        // One output of two classes is the probability of the second.
        double[] probabilities = model.OutputCount == 1 && model.Classes.Count == 2 ? [1 - outputs[0], outputs[0]] : outputs.ToArray();
        return $"{Quote(model.Classes[model.ClassOf(outputs)])},{string.Join(',', probabilities.Select(Number))}";
    }

    private string Number(double value)
        => model.Precision == Precision.Float32 ? ((float)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string text)
        => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
