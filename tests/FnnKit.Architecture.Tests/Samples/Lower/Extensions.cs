namespace FnnKit.Architecture.Tests.Samples.Lower;

internal static class Extensions
{
    public static string Twice(this string text) => text + text;
}
