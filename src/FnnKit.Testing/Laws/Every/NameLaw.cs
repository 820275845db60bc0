using System.Text.RegularExpressions;

namespace FnnKit.Testing.Laws;

internal sealed partial class NameLaw() : PartLaw("its name is in kebab-case")
{
    public override void Check(PartUnderTest part)
        => Require(Kebab().IsMatch(part.Name), part, $"the name '{part.Name}'; use small letters, digits and single hyphens, as in 'my-part'");

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
