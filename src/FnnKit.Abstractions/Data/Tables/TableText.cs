using System.Text;

namespace FnnKit;

/// <summary>What programs write into tables of text, for loaders that detect their options.</summary>
public static class TableText
{
    private static readonly NumberFormat Comma = new(decimalComma: true);

    private static readonly byte[][] Missing;

    static TableText() => Missing = [.. UsualMissing.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The texts that programs and people write for a missing value.</summary>
    public static IReadOnlyList<string> UsualMissing { get; } =
    [
        "", "NA", "N/A", "NaN", "null", "?", "None", "nil", "-", "--", "---", "#N/A", "#NA", "#NULL!", "#VALUE!", "#DIV/0!", "#REF!", "#NUM!", "n.a.", "n/d", "(null)",
        "\\N", "unknown", "missing", "–", "—",
    ];

    /// <summary>Computes whether a text is a number with a comma before its decimals.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<byte> utf8) => utf8.Contains((byte)',') && Comma.TryParse(utf8, out _);

    /// <summary>Finds the usual word for a missing value that a text is; null if it is none.</summary>
    public static string? FindUsualMissing(ReadOnlySpan<byte> utf8)
    {
        for (int i = 0; i < Missing.Length; i++)
        {
            if (utf8.Length == Missing[i].Length && (utf8.SequenceEqual(Missing[i]) || Ascii.EqualsIgnoreCase(utf8, Missing[i])))
                return UsualMissing[i];
        }

        return null;
    }

    /// <summary>Computes whether a text is the word for infinity in C and Python, which .NET does not read.</summary>
    internal static bool IsInfinity(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8[0] is (byte)'+' or (byte)'-' ? utf8[1..] : utf8;
        return Ascii.EqualsIgnoreCase(utf8, "inf"u8) || Ascii.EqualsIgnoreCase(utf8, "infinity"u8);
    }

    /// <summary>Computes whether a text is one that programs write for a missing value.</summary>
    internal static bool IsUsualMissing(ReadOnlySpan<byte> utf8) => FindUsualMissing(utf8) is not null;

    /// <inheritdoc cref="IsUsualMissing(ReadOnlySpan{byte})"/>
    internal static bool IsUsualMissing(string text) => IsUsualMissing(Encoding.UTF8.GetBytes(text));
}
