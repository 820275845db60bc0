using System.Reflection;
using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>Every part in the assemblies beside the tests. None is named here: a part that is added is tested.</summary>
internal static class ShippedParts
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "FnnKit.*.dll").Order(StringComparer.Ordinal)
            .Select(Assembly.LoadFrom)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsDefined(typeof(PartAttribute))),
    ];

    /// <summary>The parts of a kind, as test data.</summary>
    public static TheoryData<string> Names<TContract>() => [.. Of<TContract>().Select(part => part.Name)];

    /// <summary>The parts of a kind.</summary>
    public static IEnumerable<PartUnderTest> Of<TContract>()
        => All.Select(type => new PartUnderTest(type)).Where(part => part.Kind.Contract == typeof(TContract));

    /// <summary>A part with its defaults, and whatever it cannot do without.</summary>
    public static TContract Make<TContract>(string name)
        where TContract : class
        => Of<TContract>().Single(part => part.Name == name).Make<TContract>();
}
