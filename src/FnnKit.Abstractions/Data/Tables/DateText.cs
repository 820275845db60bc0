using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>Dates as tables write them: ISO 8601, such as 2024-12-31, 2024-12-31 08:30 or 2024-12-31T08:30:00Z.</summary>
public static class DateText
{
    private const int Shortest = 10;
    private const int Longest = 40;

    private static readonly string[] Formats = ["yyyy-MM-dd", .. Times("yyyy-MM-dd HH:mm"), .. Times("yyyy-MM-ddTHH:mm")];

    /// <summary>Reads a date as days since 1970-01-01, with the time of the day as a fraction. A time without an offset is taken as UTC.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="days">Receives the days.</param>
    /// <returns>Whether the text is a date.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out double days)
    {
        days = 0;
        if (utf8.Length is < Shortest or > Longest || utf8[4] != '-' || utf8[7] != '-')
            return false;
        Span<char> text = stackalloc char[Longest];
        if (!Encoding.UTF8.TryGetChars(utf8, text, out int length))
            return false;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParseExact(text[..length], Formats, CultureInfo.InvariantCulture, styles, out var date))
            return false;
        days = (date - DateTime.UnixEpoch).TotalDays;
        return true;
    }

    private static IEnumerable<string> Times(string minutes) => new[] { minutes, minutes + ":ss", minutes + ":ss.FFFFFFF" }.SelectMany(format => new[] { format, format + "K" });
}
