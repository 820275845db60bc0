using System.Globalization;
using System.Reflection;

namespace FnnKit.Testing;

/// <summary>Gives a part what its defaults lack: numbers, stand-ins for other parts, files.</summary>
internal static class PartCompletion
{
    public static object Complete(object part, PartUnderTest tested)
    {
        if (part is IFileLoader loader && OptionProblems.Find(part).Any() && SampleFiles.Find(loader) is { } request)
            part = loader.Sniff(request).Loader;
        foreach (string name in OptionProblems.Find(part).Distinct())
        {
            var option = part.GetType().GetProperty(name)!;
            option.SetValue(part, Supply(option, part) ?? throw Unknown(tested, option));
        }

        if (OptionProblems.Find(part) is [var problem, ..])
            throw Unknown(tested, part.GetType().GetProperty(problem)!);
        return part;
    }

    /// <summary>The C# that makes a part like this one.</summary>
    public static string Code(object part)
    {
        string type = part.GetType().FullName!.Replace('+', '.');
        if (part.GetType().GetConstructor(Type.EmptyTypes) is null)
            return $"new {type}(/* what it imports */)";
        object bare = Activator.CreateInstance(part.GetType())!;
        string[] changes = [.. PartOptions.Get(part.GetType()).Where(option => !IsPath(option) && !Equals(option.GetValue(part), option.GetValue(bare)))
            .Select(option => (option.Name, Value: Code(option, option.GetValue(part)))).Where(option => option.Value.Length > 0)
                .Select(option => $"{option.Name} = {option.Value}")];
        return changes.Length == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", changes)} }}";
    }

    private static string Code(PropertyInfo option, object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        Enum word => $"{option.PropertyType.Name}.{word}",
        int or long or float or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => "",
    };

    private static object? Supply(PropertyInfo option, object part)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        return type switch
        {
            _ when type == typeof(int) => 3,
            _ when type == typeof(long) => 3L,
            _ when type == typeof(double) => 0.5,
            _ when type == typeof(float) => 0.5f,
            _ when type == typeof(IReadOnlyList<int>) => new[] { 2, 3 },
            _ when type == typeof(string) && IsPath(option) => SampleFiles.For(part),
            _ when SettingValues.ItemType(type) is { } item => ListOf(item),
            _ => Special(type),
        };
    }

    private static object? Special(Type type)
        => PartKind.Get(type) is { } kind ? FindStandIn(kind)
        : SettingConverters.Find(type)?.CreateSample(inner => FindStandIn(inner) ?? throw new LawNotCheckedException($"The laws have no simple {inner} to give to an option."));

    private static Array? ListOf(Type item)
    {
        if (Special(item) is not { } sample)
            return null;
        var list = Array.CreateInstance(item, 1);
        list.SetValue(sample, 0);
        return list;
    }

    private static object? FindStandIn(PartKind kind) => kind.Contract switch
    {
        var contract when contract == typeof(IActivation) => new SoftSign(),
        var contract when contract == typeof(IInitializer) => new SmallNumbers(),
        var contract when contract == typeof(ISchedule) => new FixedRate(),
        var contract when contract == typeof(ILayer) => new Bend(),
        _ => null,
    };

    private static bool IsPath(PropertyInfo option) => option.IsDefined(typeof(FilePathAttribute), inherit: true);

    private static LawNotCheckedException Unknown(PartUnderTest part, PropertyInfo option)
        => new($"{part} cannot do without '{option.Name}', and the laws do not know what to give it; hand Conformance.Cases a 'make' that sets it.");
}
