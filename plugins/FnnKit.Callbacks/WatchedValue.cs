using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>The value of a report that a callback watches.</summary>
internal static class WatchedValue
{
    /// <summary>Warns that a value is NaN, so that nothing follows from it.</summary>
    public static void Warn(ICallbackHost host, string name, long epoch, string effect)
        => host.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"warning: '{name}' is NaN in epoch {epoch}: the samples that it is measured on do not define it, for example because they are few or of one class. {effect} Watch another value, or enlarge the part.\n"));

    /// <summary>Returns the named value; by default the validation loss, or the loss if there is no validation part.</summary>
    /// <exception cref="InvalidOperationException">The report has no such value.</exception>
    public static (string Name, double Value) Find(EpochReport report, string? metric, string callback)
    {
        string name = metric ?? (report.Values.ContainsKey("validation_loss") ? "validation_loss" : "loss");
        if (report.Values.TryGetValue(name, out double value))
            return (name, value);
        throw new InvalidOperationException(
            $"'{callback}' watches '{name}', but reports only have {string.Join(", ", report.Values.Keys)}. Set 'Metric' to one of these.");
    }
}
