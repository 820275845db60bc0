using System.Globalization;

namespace FnnKit;

/// <summary>Describes one kind of error or warning. Messages, documentation and exit codes all use this description.</summary>
/// <param name="Code">The code in messages, such as <c>FNN008</c>. It never changes its meaning.</param>
/// <param name="Severity">Whether a run can start in spite of it.</param>
/// <param name="Title">What is wrong, in one sentence.</param>
/// <param name="Help">What to do, in one or two sentences.</param>
/// <param name="MessageFormat">The message as a composite format string; <c>{0}</c> where the message is composed by whoever reports it.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Title, string Help, string MessageFormat = "{0}")
{
    /// <summary>Fills in the message, in the invariant culture.</summary>
    /// <param name="arguments">The values for the placeholders of <see cref="MessageFormat"/>.</param>
    /// <exception cref="FormatException">There are fewer values than placeholders.</exception>
    public string Format(params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
