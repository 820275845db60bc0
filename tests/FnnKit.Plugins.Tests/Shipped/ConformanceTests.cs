using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>All laws on all parts that ship.</summary>
public sealed class ConformanceTests
{
    private static readonly Dictionary<string, ConformanceCase> Cases = Conformance.Cases(ShippedParts.All).ToDictionary(one => one.ToString());

    public static TheoryData<string> All => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void It_obeys(string name) => Cases[name].Check();
}
