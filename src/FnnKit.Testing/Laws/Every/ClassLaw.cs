namespace FnnKit.Testing.Laws;

internal sealed class ClassLaw() : PartLaw("its class is sealed and is what it says")
{
    public override void Check(PartUnderTest part)
    {
        string type = part.Type.FullName!.Replace('+', '.'), contract = part.Kind.Contract.Name;
        Require(part.Type.IsSealed, part, $"{type} is not sealed, so a class that derives from it would pass for it", $"Assert.True(typeof({type}).IsSealed);");
        Require(part.Type.IsAssignableTo(part.Kind.Contract), part, $"{type} says that it is a {part.Kind}, but does not implement {contract}",
            $"Assert.True(typeof({type}).IsAssignableTo(typeof({contract})));");
    }
}
