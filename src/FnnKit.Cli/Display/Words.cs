using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Numbers and the things that they count.</summary>
internal static class Words
{
    private const int SignificantDigits = 4;

    /// <summary>A measured number with four significant digits, large ones whole and with thousands separators.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value) || value == 0)
            return value.ToString(CultureInfo.InvariantCulture);
        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return magnitude is < -4 or > 14 ? value.ToString("G4", CultureInfo.InvariantCulture)
            : value.ToString(string.Create(CultureInfo.InvariantCulture, $"N{Math.Max(0, SignificantDigits - 1 - magnitude)}"), CultureInfo.InvariantCulture);
    }

    /// <summary>A number and its thing, in the plural unless it is one.</summary>
    public static string Count(long number, string thing) => $"{number.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(number == 1 ? "" : "s")}";
}
