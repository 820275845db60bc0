using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>What programs write into tables of text, for loaders that detect their options.</summary>
public static class TableText
{
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

    /// <summary>The texts that programs write for a missing value.</summary>
    public static IReadOnlyList<string> UsualMissing { get; } = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>Computes whether a text is a number with a comma before its decimals.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<byte> utf8) => utf8.Contains((byte)',') && TryParse(utf8, decimalComma: true, out _);

    /// <summary>Parses a number, which may be infinite or not a number.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> utf8, bool decimalComma, out double number)
        => double.TryParse(utf8, NumberStyles.Float, decimalComma ? Comma : CultureInfo.InvariantCulture, out number);

    /// <summary>Computes whether a text is the word for infinity in C and Python, which .NET does not read.</summary>
    internal static bool IsInfinity(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8[0] is (byte)'+' or (byte)'-' ? utf8[1..] : utf8;
        return Ascii.EqualsIgnoreCase(utf8, "inf"u8) || Ascii.EqualsIgnoreCase(utf8, "infinity"u8);
    }

    /// <summary>Computes whether a text is one that programs write for a missing value.</summary>
    internal static bool IsUsualMissing(string text) => UsualMissing.Contains(text, StringComparer.OrdinalIgnoreCase);
}
