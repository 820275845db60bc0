namespace FnnKit.Testing.Laws;

internal sealed class DocumentationLaw() : PartLaw("it is documented with each of its options")
{
    public override void Check(PartUnderTest part)
    {
        Require(Documentation.Get(part.Type).Length > 0, part,
            $"{part.Type.Name} has no summary; write /// <summary>, and set GenerateDocumentationFile in the project");
        foreach (var option in PartOptions.Get(part.Type).Where(option => option.DeclaringType!.Assembly == part.Type.Assembly))
            Require(Documentation.Get(option).Length > 0, part, $"the option '{option.Name}' has no summary; write /// <summary> above it");
    }
}
