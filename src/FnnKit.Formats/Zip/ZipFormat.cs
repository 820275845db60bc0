namespace FnnKit.Formats;

/// <summary>The signatures and sizes of the ZIP format (PKWARE, APPNOTE.TXT, section 4.3).</summary>
internal static class ZipFormat
{
    public const uint LocalSignature = 0x04034b50;
    public const uint CentralSignature = 0x02014b50;
    public const uint EndSignature = 0x06054b50;
    public const int LocalLength = 30;
    public const int CentralLength = 46;
    public const int EndLength = 22;
    public const int Utf8Flag = 1 << 11;
}
