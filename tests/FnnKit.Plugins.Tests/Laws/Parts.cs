using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FnnKit.Plugins.Tests.Laws;

/// <summary>Every part in the assemblies beside the tests. None is named here: a part that is added is tested.</summary>
internal static class Parts
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "FnnKit.*.dll").Order(StringComparer.Ordinal)
            .Select(Assembly.LoadFrom)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.GetCustomAttribute<PartAttribute>() is not null),
    ];

    public static string NameOf(Type part) => part.GetCustomAttribute<PartAttribute>()!.Name;

    /// <summary>Every part, as test data: the kind and the name.</summary>
    public static TheoryData<string, string> Rows() => Pairs(All.Select(type => (KindOf(type).Name, NameOf(type))));

    /// <summary>Pairs, as test data.</summary>
    public static TheoryData<TFirst, TSecond> Pairs<TFirst, TSecond>(IEnumerable<(TFirst First, TSecond Second)> pairs)
    {
        var rows = new TheoryData<TFirst, TSecond>();
        foreach (var (first, second) in pairs)
            rows.Add(first, second);
        return rows;
    }

    /// <summary>The parts of a kind, as test data.</summary>
    public static TheoryData<string> Names<TContract>() => [.. Of<TContract>().Select(NameOf)];

    public static IEnumerable<Type> Of<TContract>() => All.Where(type => type.IsAssignableTo(typeof(TContract)));

    public static PartKind KindOf(Type part) => PartKind.Of(part.GetCustomAttribute<PartAttribute>()!.ContractType!)!;

    public static Type Find(string kind, string name) => All.Single(type => KindOf(type).Name == kind && NameOf(type) == name);

    /// <summary>A part with its defaults, and whatever it cannot do without.</summary>
    public static TContract Make<TContract>(string name)
        where TContract : class
        => (TContract)Complete(Activator.CreateInstance(Of<TContract>().Single(type => NameOf(type) == name))!);

    /// <summary>The part as it is by default, and with everything switched on that is off by default.</summary>
    public static IEnumerable<TContract> Variants<TContract>(string name)
        where TContract : class
    {
        yield return Make<TContract>(name);
        var changed = Make<TContract>(name);
        bool isChanged = false;
        foreach (var option in PartOptions.Of(changed.GetType()))
        {
            if (option.GetValue(changed) is bool truth)
                (isChanged, _) = (true, Set(option, changed, !truth));
            else if (option.GetValue(changed) is 0.0 && option.GetCustomAttribute<RangeAttribute>() is { Minimum: 0.0, Maximum: 1.0 })
                (isChanged, _) = (true, Set(option, changed, 0.5));
        }

        if (isChanged)
            yield return changed;
    }

    /// <summary>What is wrong with the options of a part, as the host sees it.</summary>
    public static IReadOnlyList<string> Problems(object part)
    {
        var problems = new List<string>();
        foreach (var option in PartOptions.Of(part.GetType()))
        {
            object? value = option.GetValue(part) is Scheduled scheduled ? scheduled.Schedule is null ? scheduled.At(default) : null : option.GetValue(part);
            problems.AddRange(option.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)).Select(_ => option.Name));
        }

        if (part is IValidatableObject itself)
            problems.AddRange(itself.Validate(new ValidationContext(part)).SelectMany(problem => problem.MemberNames));
        return problems;
    }

    /// <summary>Gives a part what its defaults lack.</summary>
    public static object Complete(object part)
    {
        foreach (string name in Problems(part))
        {
            var option = part.GetType().GetProperty(name)!;
            Set(option, part, Supply(option, part));
        }

        Assert.Empty(Problems(part));
        return part;
    }

    private static object Supply(PropertyInfo option, object part)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        return type switch
        {
            _ when type == typeof(int) => 3,
            _ when type == typeof(long) => 3L,
            _ when type == typeof(double) => 0.5,
            _ when type == typeof(IActivation) => Make<IActivation>(Of<IActivation>().Select(NameOf).First()),
            _ when type == typeof(string) && option.IsDefined(typeof(FilePathAttribute)) => part is IDataLoader ? SampleFiles.Table : SampleFiles.Indices,
            _ => throw new NotSupportedException($"The laws do not know what to give '{option.Name}' of {part.GetType().Name}; teach them here."),
        };
    }

    private static bool Set(PropertyInfo option, object part, object value)
    {
        option.SetValue(part, value);
        return true;
    }
}
