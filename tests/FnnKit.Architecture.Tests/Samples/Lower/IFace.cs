namespace FnnKit.Architecture.Tests.Samples.Lower;

internal interface IFace;
