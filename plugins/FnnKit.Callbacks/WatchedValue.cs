namespace FnnKit.Callbacks;

/// <summary>The value of a report that a callback looks at.</summary>
internal static class WatchedValue
{
    /// <summary>The named value, or by default the validation loss, or the loss where nothing is held back for validation.</summary>
    /// <exception cref="InvalidOperationException">The report has no such value.</exception>
    public static (string Name, double Value) Of(EpochReport report, string? metric, string callback)
    {
        string name = metric ?? (report.Values.ContainsKey("validation_loss") ? "validation_loss" : "loss");
        if (report.Values.TryGetValue(name, out double value))
            return (name, value);
        throw new InvalidOperationException(
            $"'{callback}' is to watch '{name}', but a report has only {string.Join(", ", report.Values.Keys)}; set 'Metric' to one of them.");
    }
}
