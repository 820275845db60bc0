using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace FnnKit;

/// <summary>The text of JSON files: bytes and escapes that are not Unicode are reported with their place.</summary>
internal static class JsonText
{
    /// <summary>The text in UTF-8 without a byte order mark.</summary>
    /// <exception cref="SettingsException">The bytes are not text.</exception>
    public static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> bytes, string source, string? folder)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        else if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return FromUtf16(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..], source, folder);
        else if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return FromUtf16(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..], source, folder);
        if (Utf8.IsValid(bytes))
            return bytes;
        int valid = ValidLength(bytes);
        throw Error(new JsonPlaces(source, folder).At(bytes, valid), $"byte 0x{bytes[valid]:X2} is not UTF-8 text. Save the file as UTF-8");
    }

    /// <summary>The text of a string or a key.</summary>
    /// <exception cref="SettingsException">It has half of a surrogate pair.</exception>
    public static string Read(ref Utf8JsonReader json, SettingOrigin origin)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Error(origin, "an escape such as \\ud83d is half of a character. Write both halves, or the character itself", exception);
        }
    }

    /// <summary>The error of a text that is not JSON.</summary>
    public static SettingsException Error(SettingOrigin origin, string reason, Exception? cause = null)
        => new([new SettingError(SettingDiagnostics.NotJson, origin, SettingDiagnostics.NotJson.Format(reason))], cause);

    private static byte[] FromUtf16(UnicodeEncoding encoding, ReadOnlySpan<byte> bytes, string source, string? folder)
    {
        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(bytes));
        }
        catch (DecoderFallbackException exception)
        {
            throw Error(new SettingOrigin(source, Folder: folder), "the file begins as UTF-16 text does, but is damaged. Save it as UTF-8", exception);
        }
    }

    /// <summary>How many bytes from the start are text.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
            length += consumed;
        return length;
    }
}
