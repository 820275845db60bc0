using System.Text;

namespace FnnKit.Formats;

/// <summary>UTF-8 that refuses broken text where the usual one would put question marks.</summary>
internal static class StrictUtf8
{
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
