using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Numbers and the things that they count.</summary>
internal static class Words
{
    /// <summary>A number and its thing, in the plural unless it is one.</summary>
    public static string Count(long number, string thing) => $"{number.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(number == 1 ? "" : "s")}";
}
