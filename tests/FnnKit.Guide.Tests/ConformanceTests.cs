using System.Reflection;
using FnnKit.Testing;

namespace My.Parts.Tests;

public sealed class ConformanceTests
{
    private static readonly Dictionary<string, ConformanceCase> Cases = Conformance.Cases(Assembly.Load("My.Parts")).ToDictionary(one => one.ToString());

    public static TheoryData<string> All => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void It_obeys(string law) => Cases[law].Check();
}
