using System.Reflection;

namespace FnnKit.Testing;

/// <summary>The laws, and the parts to hold against them.</summary>
/// <example>
/// All that an author of parts needs, with xunit:
/// <code>
/// public sealed class ConformanceTests
/// {
///     private static readonly Dictionary&lt;string, ConformanceCase&gt; Cases
///         = Conformance.Cases(typeof(MyPart).Assembly).ToDictionary(one => one.ToString());
///
///     public static TheoryData&lt;string&gt; All => [.. Cases.Keys];
///
///     [Theory]
///     [MemberData(nameof(All))]
///     public void It_obeys(string law) => Cases[law].Check();
/// }
/// </code>
/// </example>
public static class Conformance
{
    static Conformance() => LaneWidths.Allow();

    /// <summary>Every law there is.</summary>
    public static IReadOnlyList<Law> Laws { get; } =
    [
        .. typeof(Law).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Law)) && !type.IsAbstract)
            .OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Law)Activator.CreateInstance(type)!),
    ];

    /// <summary>Every law on every part of an assembly.</summary>
    /// <param name="assembly">The assembly; its exported classes with <c>[Layer("name")]</c>, <c>[Activation("name")]</c> and so on are parts.</param>
    /// <param name="make">
    /// Makes a fresh part of a class, where the laws cannot make it or do not know what to give it: by default the constructor without arguments is called,
    /// and options that are missing are given numbers, stand-ins or sample files.
    /// </param>
    public static IEnumerable<ConformanceCase> Cases(Assembly assembly, Func<Type, object>? make = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Cases(assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(PartAttribute))), make);
    }

    /// <summary>Every law on every part of a list.</summary>
    /// <param name="parts">The classes of the parts.</param>
    /// <param name="make">Makes a fresh part of a class; by default its constructor without arguments is called.</param>
    public static IEnumerable<ConformanceCase> Cases(IEnumerable<Type> parts, Func<Type, object>? make = null)
        => from type in parts
           let part = new PartUnderTest(type, make)
           from law in Laws
           where law.IsFor(part.Kind)
           select new ConformanceCase(part, law);

    /// <summary>One law on one part.</summary>
    /// <param name="part">The class of the part.</param>
    /// <param name="law">The law in words, as a violation quotes it.</param>
    /// <param name="make">Makes a fresh part; by default the constructor without arguments is called.</param>
    /// <exception cref="ArgumentException">There is no such law for parts of this kind.</exception>
    public static ConformanceCase Case(Type part, string law, Func<Type, object>? make = null)
        => Cases([part], make).FirstOrDefault(one => one.Law.Name == law)
            ?? throw new ArgumentException($"There is no law \"{law}\" for {part.Name}.", nameof(law));
}
