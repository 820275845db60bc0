namespace FnnKit.Architecture.Tests.Samples.Lower;

internal enum Colour
{
    Red,
}
