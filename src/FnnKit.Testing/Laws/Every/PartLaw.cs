namespace FnnKit.Testing.Laws;

/// <summary>Something that holds for parts of all kinds.</summary>
internal abstract class PartLaw(string name) : Law(name)
{
    public sealed override bool IsFor(PartKind kind) => true;
}
