namespace FnnKit.Formats;

/// <summary>What a compressed file may inflate to. Without a limit a few kilobytes would fill the memory.</summary>
internal static class InflationLimit
{
    /// <summary>What any file may inflate to. More must not exceed <see cref="ReadLimits.Inflation"/> times the length of the file.</summary>
    private const long AlwaysAllowed = 64L << 20;

    /// <summary>What to do about a file beyond the limit.</summary>
    public static string Remedy(ReadLimits limits)
        => $"if you trust the file, save it without compression{(limits.InflationSetting is { } setting ? $", or raise '{setting}' ({limits.Inflation} times the length of the file)" : "")}";

    /// <summary>The most bytes that a file may inflate to.</summary>
    /// <param name="length">The length of the compressed file.</param>
    /// <param name="limits">How many times the length is allowed.</param>
    public static long Get(long length, ReadLimits limits) => Math.Max(AlwaysAllowed, length > long.MaxValue / limits.Inflation ? long.MaxValue : length * limits.Inflation);
}
