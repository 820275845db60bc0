namespace FnnKit.Architecture.Tests.Samples.Lower;

#pragma warning disable CA1852 // A sealed class cannot be a constraint.
internal class Limit;
