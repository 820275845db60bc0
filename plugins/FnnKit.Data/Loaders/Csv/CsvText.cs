using System.Globalization;
using System.Text;

namespace FnnKit.Data;

/// <summary>What the text of a value stands for: a number, nothing at all, or something else.</summary>
internal sealed class CsvText
{
    /// <summary>What programs write for a value that is missing.</summary>
    public static readonly string[] UsualMissing = ["", "NA", "N/A", "NaN", "null", "?"];

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

    private readonly byte[][] _missing;
    private readonly IFormatProvider _format;

    public CsvText(IReadOnlyList<string>? missing, bool decimalComma)
    {
        _missing = [.. (missing ?? []).Select(word => Encoding.UTF8.GetBytes(word.Trim()))];
        DecimalComma = decimalComma;
        _format = decimalComma ? Comma : CultureInfo.InvariantCulture;
    }

    public bool DecimalComma { get; }

    /// <summary>Whether a text is a number with a comma before its decimals.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<byte> value)
        => value.Contains((byte)',') && double.TryParse(value, NumberStyles.Float, Comma, out _);

    /// <summary>Whether a value is one of those that stand for a missing one.</summary>
    public bool IsMissing(ReadOnlySpan<byte> value)
    {
        foreach (byte[] word in _missing)
        {
            if (word.Length == value.Length && (value.SequenceEqual(word) || Ascii.EqualsIgnoreCase(value, word)))
                return true;
        }

        return false;
    }

    public bool TryParse(ReadOnlySpan<byte> value, out double number) => double.TryParse(value, NumberStyles.Float, _format, out number);
}
