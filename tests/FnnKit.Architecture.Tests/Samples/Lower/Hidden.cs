namespace FnnKit.Architecture.Tests.Samples.Lower;

internal sealed class Hidden
{
    public int Size => 1;
}
