namespace FnnKit.Architecture.Tests.Samples.Lower;

internal class Limit;
