using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FnnKit.Testing.Laws;

internal sealed class DefaultsLaw() : PartLaw("its defaults are valid")
{
    public override void Check(PartUnderTest part)
    {
        object bare = part.MakeBare();
        // What has to be given has no default; whatever else is there must keep its own rules.
        string[] wrong = [.. OptionProblems.Find(bare).Where(name => !IsMissing(bare.GetType().GetProperty(name), bare))];
        if (bare is IValidatableObject)
            wrong = [.. wrong.Except(OptionProblems.Find(bare)), .. OptionProblems.Find(part.Make())];
        Require(wrong.Length == 0, part, $"the default of '{wrong.FirstOrDefault()}' breaks its own rules");
    }

    private static bool IsMissing(PropertyInfo? option, object part) => option?.IsDefined(typeof(RequiredAttribute)) == true && option.GetValue(part) is null or System.Collections.ICollection { Count: 0 };
}
