namespace FnnKit.Architecture.Tests.Samples.Lower;

internal sealed class Element;
