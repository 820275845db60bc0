namespace FnnKit.Architecture.Tests.Samples.Lower;

internal class Base
{
    public static Hidden Make() => new();
}
