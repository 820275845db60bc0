using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>How the texts of a table write numbers.</summary>
/// <remarks>
/// Whatever the format, a minus may be typographic. Groups of digits must be whole: one to three digits, then three between each two separators. A separator
/// that the format does not have makes a text no number, so that no number is read as another.
/// </remarks>
public sealed class NumberFormat
{
    private const int LongestNumber = 128;
    private const char Apostrophe = '\'', Space = ' ';

    private readonly char? _group;
    private readonly Rune[][] _symbols;

    /// <summary>Creates a format.</summary>
    /// <param name="decimalComma">Whether a comma stands before decimals; otherwise a point.</param>
    /// <param name="thousands">The separator of thousands: a comma, a point, an apostrophe or a space of any width; null if there is none.</param>
    /// <param name="symbols">The texts before or after numbers that are left out, such as <c>$</c> or <c>%</c>; null for none.</param>
    public NumberFormat(bool decimalComma = false, string? thousands = null, IReadOnlyList<string>? symbols = null)
    {
        DecimalComma = decimalComma;
        Thousands = string.IsNullOrEmpty(thousands) ? null : thousands;
        Symbols = symbols ?? [];
        _group = Thousands is null ? null : Kind(Rune.GetRuneAt(Thousands, 0)) ?? Thousands[0];
        _symbols = [.. Symbols.Select(symbol => symbol.Trim().EnumerateRunes().ToArray()).Where(symbol => symbol.Length > 0)];
    }

    /// <summary>Numbers with a point before decimals, and nothing else.</summary>
    public static NumberFormat Plain { get; } = new();

    /// <summary>Whether a comma stands before decimals.</summary>
    public bool DecimalComma { get; }

    /// <summary>The separator of thousands; null if there is none.</summary>
    public string? Thousands { get; }

    /// <summary>The texts before or after numbers that are left out.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>Parses a number, which may be infinite or not a number.</summary>
    /// <param name="utf8">The text, without the spaces around it.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether the text is a number.</returns>
    public bool TryParse(ReadOnlySpan<byte> utf8, out double number)
    {
        if (!DecimalComma && Parse(utf8, out number))
            return true;
        number = 0;
        if (utf8.IsEmpty || utf8.Length > LongestNumber)
            return false;
        Span<Rune> text = stackalloc Rune[utf8.Length];
        Span<byte> plain = stackalloc byte[utf8.Length];
        return Decode(utf8, text, out int length) && TryMakePlain(StripSymbols(text[..length]), plain, out int written) && Parse(plain[..written], out number);
    }

    /// <summary>The separator that a character is one form of: apostrophes and spaces have several.</summary>
    internal static char? Kind(Rune character) => character.Value switch
    {
        '\'' or 0x2019 => Apostrophe,
        ' ' or 0xA0 or 0x2009 or 0x202F => Space,
        ',' => ',',
        '.' => '.',
        _ => null,
    };

    /// <summary>Whether a character is a minus: the hyphen of programs, or a typographic one.</summary>
    internal static bool IsMinus(Rune character) => character.Value is '-' or 0x2212 or 0x2013;

    private static bool Parse(ReadOnlySpan<byte> utf8, out double number) => double.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool Decode(ReadOnlySpan<byte> utf8, Span<Rune> text, out int length)
    {
        for (length = 0; utf8.Length > 0; length++)
        {
            if (Rune.DecodeFromUtf8(utf8, out text[length], out int used) != System.Buffers.OperationStatus.Done)
                return false;
            utf8 = utf8[used..];
        }

        return true;
    }

    /// <summary>Leaves out one symbol before the number, also behind its sign, or one after it.</summary>
    private Span<Rune> StripSymbols(Span<Rune> text)
    {
        foreach (var symbol in _symbols)
        {
            int sign = text.Length > 0 && (IsMinus(text[0]) || text[0].Value == '+') ? 1 : 0;
            if (text[sign..].StartsWith(symbol))
            {
                for (int i = sign - 1; i >= 0; i--)
                    text[i + symbol.Length] = text[i];
                return text[symbol.Length..];
            }

            if (text.EndsWith(symbol))
                return text[..^symbol.Length];
        }

        return text;
    }

    /// <summary>Writes a number as programs do: without separators of thousands, a point before decimals.</summary>
    private bool TryMakePlain(ReadOnlySpan<Rune> text, Span<byte> plain, out int written)
    {
        written = 0;
        text = Trim(text);
        int digits = 0;
        bool isGrouped = false, isInteger = true;
        foreach (var character in text)
        {
            char? kind = Kind(character);
            if (kind is not null && kind == _group)
            {
                // Nobody writes 0,123 for 123: its comma stands before decimals.
                if (!isInteger || digits is 0 or > 3 || (isGrouped && digits != 3) || (!isGrouped && plain[written - digits] == '0'))
                    return false;
                (isGrouped, digits) = (true, 0);
                continue;
            }

            char next = IsMinus(character) ? '-' : kind == (DecimalComma ? ',' : '.') ? '.' : kind is not null ? '\0' : character.IsAscii ? (char)character.Value : '\0';
            if (next == '\0')
                return false;
            if (isInteger && !char.IsAsciiDigit(next) && written > 0 && plain[written - 1] is not ((byte)'-' or (byte)'+'))
            {
                if (isGrouped && digits != 3)
                    return false;
                isInteger = false;
            }

            digits += char.IsAsciiDigit(next) ? 1 : 0;
            plain[written++] = (byte)next;
        }

        return !isInteger || !isGrouped || digits == 3;
    }

    private static ReadOnlySpan<Rune> Trim(ReadOnlySpan<Rune> text)
    {
        while (text.Length > 0 && Kind(text[0]) == Space)
            text = text[1..];
        while (text.Length > 0 && Kind(text[^1]) == Space)
            text = text[..^1];
        return text;
    }
}
