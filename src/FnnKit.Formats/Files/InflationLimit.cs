namespace FnnKit.Formats;

/// <summary>What a compressed file may inflate to. Without a limit a few kilobytes would fill the memory.</summary>
internal static class InflationLimit
{
    /// <summary>What to do about a file beyond the limit.</summary>
    public const string Remedy = "if you trust the file, save it without compression";

    /// <summary>What any file may inflate to. More must not exceed <see cref="Ratio"/> times the length of the file.</summary>
    private const long AlwaysAllowed = 64L << 20;

    private const int Ratio = 100;

    /// <summary>The most bytes that a file may inflate to.</summary>
    /// <param name="length">The length of the compressed file.</param>
    public static long Get(long length) => Math.Max(AlwaysAllowed, length > long.MaxValue / Ratio ? long.MaxValue : length * Ratio);
}
