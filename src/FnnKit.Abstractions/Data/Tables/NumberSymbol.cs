using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>What stands before or after a number: the sign of a currency, of per cent, or a unit behind a space.</summary>
internal static class NumberSymbol
{
    private const int LongestUnit = 8;

    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "Fr", "kr", "zł"];

    /// <summary>Whether a symbol is that of a currency.</summary>
    public static bool IsCurrency(string symbol)
        => Currencies.Contains(symbol, StringComparer.OrdinalIgnoreCase) || symbol.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol);

    /// <summary>Leaves the symbol out of a text; the text as it is where it has none.</summary>
    public static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> utf8, out string? symbol)
    {
        symbol = null;
        if (utf8.IsEmpty || System.Text.Unicode.Utf8.IsValid(utf8) is false)
            return utf8;
        int first = utf8.IndexOfAnyInRange((byte)'0', (byte)'9'), last = utf8.LastIndexOfAnyInRange((byte)'0', (byte)'9');
        if (first < 0)
            return utf8;
        var before = utf8[..first].Trim("+-. "u8);
        var after = utf8[(last + 1)..];
        if (!before.IsEmpty && IsCurrency(Encoding.UTF8.GetString(before)))
        {
            symbol = Encoding.UTF8.GetString(before);
            bool isNegative = utf8[..first].Contains((byte)'-');
            return isNegative ? new byte[] { (byte)'-' }.Concat(utf8[first..].ToArray()).ToArray() : utf8[first..];
        }

        string text = Encoding.UTF8.GetString(after);
        string unit = text.Trim();
        bool isUnit = unit.Length > 0 && (IsCurrency(unit) || unit is "%" or "‰" || (char.IsWhiteSpace(text[0]) && unit.Length <= LongestUnit && !unit.Contains(' ', StringComparison.Ordinal)));
        if (!isUnit)
            return utf8;
        symbol = unit;
        return utf8[..(last + 1)];
    }
}
