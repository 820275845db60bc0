using System.Globalization;
using System.Numerics;
using System.Text;

namespace FnnKit.Formats;

/// <summary>The numbers and strings of a pickle.</summary>
internal static class PickleText
{
    // Numbers of any length can be pickled, but reading one takes time that grows with the square of its digits.
    private const int MaximumDigits = 400;

    /// <summary>A decimal integer; <c>00</c> and <c>01</c> are how protocol 0 writes truth values.</summary>
    public static object Integer(ReadOnlySpan<byte> line, PickleInput input)
    {
        if (line.SequenceEqual("00"u8) || line.SequenceEqual("01"u8))
            return line[1] == '1';
        ReadOnlySpan<byte> digits = line is [.., (byte)'L'] ? line[..^1] : line;
        if (digits.Length <= MaximumDigits
            && BigInteger.TryParse(Encoding.Latin1.GetString(digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number))
        {
            return Smallest(number);
        }

        throw input.Error("the pickle has an integer that is none", $"at most {MaximumDigits} digits");
    }

    /// <summary>A little-endian integer in two's complement; no bytes are 0.</summary>
    public static object Integer(ReadOnlyMemory<byte> bytes, PickleInput input) => bytes.Length > MaximumDigits
        ? throw input.Error($"the pickle has an integer of {bytes.Length} bytes", $"at most {MaximumDigits}")
        : Smallest(new BigInteger(bytes.Span));

    public static double Float(ReadOnlySpan<byte> line, PickleInput input)
    {
        if (line.Length <= MaximumDigits && double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return number;
        return Encoding.Latin1.GetString(line) switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => throw input.Error("the pickle has a float that is none", "a decimal number"),
        };
    }

    public static string Utf8(ReadOnlyMemory<byte> bytes, PickleInput input)
    {
        try
        {
            return StrictUtf8.Encoding.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw input.Error("the pickle has text that is not valid UTF-8", "valid text");
        }
    }

    /// <summary>Python's raw-unicode-escape: Latin-1, and <c>\uXXXX</c> and <c>\UXXXXXXXX</c> for the rest.</summary>
    public static string RawUnicode(ReadOnlySpan<byte> line, PickleInput input)
    {
        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            int digits = line[i] != '\\' || i + 1 == line.Length ? 0 : line[i + 1] == 'u' ? 4 : line[i + 1] == 'U' ? 8 : 0;
            if (digits == 0)
            {
                text.Append((char)line[i]);
                continue;
            }

            if (i + 2 + digits > line.Length
                || !int.TryParse(line.Slice(i + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
                || !Rune.TryCreate(code, out Rune rune))
            {
                throw input.Error("the pickle has text with a broken escape", $"{digits} hexadecimal digits of a character");
            }

            text.Append(rune.ToString());
            i += 1 + digits;
        }

        return text.ToString();
    }

    private static object Smallest(BigInteger number)
    {
        object value = number;
        if (number >= long.MinValue && number <= long.MaxValue)
            value = (long)number;
        return value;
    }
}
