using System.Globalization;

namespace FnnKit;

/// <summary>One value of a table: text in UTF-8, a number, or nothing. The default is a missing value.</summary>
public readonly ref struct TableCell
{
    private readonly long _bits;

    private TableCell(Content content, ReadOnlySpan<byte> text, long bits = 0)
    {
        Holds = content;
        Utf8 = text;
        _bits = bits;
    }

    internal enum Content : byte
    {
        Nothing,
        Text,
        Number,
        WholeNumber,
    }

    internal Content Holds { get; }

    internal ReadOnlySpan<byte> Utf8 { get; }

    internal double Number => Holds == Content.WholeNumber ? _bits : BitConverter.Int64BitsToDouble(_bits);

    /// <summary>Creates a value of text. A text may also be that of a number, or one that the options name as missing.</summary>
    /// <param name="utf8">The text, without the spaces around it.</param>
    public static TableCell FromText(ReadOnlySpan<byte> utf8) => new(Content.Text, utf8);

    /// <summary>Creates a number; NaN is a missing value.</summary>
    public static TableCell FromNumber(double number) => double.IsNaN(number) ? default : new(Content.Number, default, BitConverter.DoubleToInt64Bits(number));

    /// <summary>Creates a whole number of a type that holds no others. A target of such numbers is classes unless the options say otherwise.</summary>
    public static TableCell FromWholeNumber(long number) => new(Content.WholeNumber, default, number);

    /// <summary>The value as text; empty if it is missing. UTF-8 that is damaged has replacement characters.</summary>
    public string ToText() => Holds switch
    {
        Content.Nothing => "",
        Content.Text => System.Text.Encoding.UTF8.GetString(Utf8),
        Content.WholeNumber => _bits.ToString(CultureInfo.InvariantCulture),
        _ => Number.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Writes the value as text.</summary>
    /// <param name="text">Receives the text; it needs room for a character per byte, and for any number.</param>
    /// <param name="length">The number of characters.</param>
    /// <returns>Whether the value is text: false for UTF-8 that is damaged.</returns>
    internal bool TryFormat(Span<char> text, out int length) => Holds switch
    {
        Content.Number => Number.TryFormat(text, out length, "R", CultureInfo.InvariantCulture),
        Content.WholeNumber => _bits.TryFormat(text, out length, default, CultureInfo.InvariantCulture),
        _ => System.Text.Unicode.Utf8.ToUtf16(Utf8, text, out _, out length, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done,
    };
}
