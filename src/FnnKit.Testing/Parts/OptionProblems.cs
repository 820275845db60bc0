using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FnnKit.Testing;

/// <summary>What is wrong with the options of a part, as the host sees it.</summary>
internal static class OptionProblems
{
    /// <summary>The names of the options that break a rule.</summary>
    public static IReadOnlyList<string> Find(object part)
    {
        var problems = new List<string>();
        foreach (var option in PartOptions.Get(part.GetType()))
        {
            object? value = SettingConverters.GetChecked(option.GetValue(part));
            problems.AddRange(option.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)).Select(_ => option.Name));
        }

        if (part is IValidatableObject itself)
            problems.AddRange(itself.Validate(new ValidationContext(part)).SelectMany(problem => problem.MemberNames));
        return problems;
    }
}
