namespace FnnKit.Architecture.Tests.Samples.Lower;

/// <summary>Ties the two folders of samples into a circle.</summary>
internal sealed class Upward
{
    public static string Text(Upper.UsesBase user) => user.ToString()!;
}
