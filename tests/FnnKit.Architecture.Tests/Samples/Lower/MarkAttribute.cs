namespace FnnKit.Architecture.Tests.Samples.Lower;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class MarkAttribute : Attribute;
