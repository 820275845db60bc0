using System.Globalization;
using System.Text.RegularExpressions;

namespace FnnKit;

/// <summary>Finds what the values of a column are, as far as a network can use them.</summary>
internal static partial class ColumnContents
{
    /// <summary>With fewer rows, a value of its own in each of them is no sign of anything.</summary>
    private const int FewRows = 20;

    /// <summary>The share of the categories that have to be dates.</summary>
    private const double MostDates = 0.95;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "yyyyMMdd", "d MMM yyyy", "MMM d yyyy", "MMM d, yyyy",
        "dd-MMM-yyyy", "yyyy-MM", "HH:mm", "HH:mm:ss",
    ];

    /// <summary>Finds the content of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="counts">The number of rows of each category.</param>
    /// <param name="count">The number of values that are there.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="areAllDifferent">Whether all values are whole numbers, no two of them equal.</param>
    public static ColumnContent Find(Column column, int[] counts, int count, double low, double high, bool areAllDifferent)
    {
        if (count == 0 || low == high)
            return ColumnContent.Constant;
        if (column.Categories is { } categories)
        {
            return categories.Count(IsDate) >= MostDates * categories.Count ? ColumnContent.Date
                : count >= FewRows && counts.Count(rows => rows > 0) > count / 2 ? ColumnContent.Identifier
                : ColumnContent.Values;
        }

        // Whole numbers that all differ are a measurement as often as a number of the sample; a running number has no gaps, and others have a telling name.
        bool isRunning = high - low + 1 == count;
        return count >= FewRows && areAllDifferent && (isRunning || IdentifierName().IsMatch(column.Name)) ? ColumnContent.Identifier : ColumnContent.Values;
    }

    private static bool IsDate(string text)
        => DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || (text.Length >= 16 && char.IsAsciiDigit(text[0]) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    [GeneratedRegex(@"(^|[_\W])(id|no|nr|number|index|key|row|uuid|guid)$|[a-z]I[dD]$", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierName();
}
