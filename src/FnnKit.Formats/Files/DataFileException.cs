using System.Globalization;
using System.Text;

namespace FnnKit.Formats;

/// <summary>
/// A file does not hold what it should. The message reads <c>path: what is wrong (at byte N); what was expected; what to do</c>.
/// </summary>
public sealed class DataFileException : IOException
{
    private const int MaximumLength = 400;

    /// <summary>States what is wrong with a file.</summary>
    /// <param name="path">The file, as the reader was given it.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="offset">Where, counted in bytes from the start of the file.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="innerException">The error underneath.</param>
    public DataFileException(
        string path, string problem, long? offset = null, string? expected = null, string? remedy = null, Exception? innerException = null)
        : base(Format(path, problem, offset, expected, remedy), innerException)
    {
        Path = path;
        Problem = problem;
        Offset = offset;
    }

    /// <summary>The file, as the reader was given it.</summary>
    public string Path { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>Where, counted in bytes from the start of the file; null where no single place is at fault.</summary>
    public long? Offset { get; }

    private static string Format(string path, string problem, long? offset, string? expected, string? remedy)
    {
        var message = new StringBuilder(path).Append(": ").Append(Printable(problem));
        if (offset is not null)
            message.Append(CultureInfo.InvariantCulture, $" (at byte {offset})");
        if (expected is not null)
            message.Append("; expected ").Append(expected);
        if (remedy is not null)
            message.Append("; ").Append(remedy);
        return message.ToString();
    }

    /// <summary>A problem may quote the file, which must not fill the screen or steer the terminal.</summary>
    private static string Printable(string text)
    {
        string shortened = text.Length <= MaximumLength ? text : text[..MaximumLength] + "...";
        return string.Concat(shortened.Select(c => char.IsControl(c) ? '?' : c));
    }
}
