using System.Reflection;
using FnnKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Plugins;

/// <summary>Plugins that look right and are not: the laws catch each, and say what they saw. They are real projects.</summary>
public sealed class LawbreakingPluginTests
{
    private static string Metadata(string key)
        => typeof(LawbreakingPluginTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static LawViolation[] Violations(string plugin)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        string path = Path.Combine(Metadata("BadPlugins"), plugin, "bin", Metadata("Configuration"), "net10.0", plugin + ".dll");
        var catalogue = PluginCatalogue.OfFile(path, services);
        var cases = Conformance.Cases(catalogue.Parts.Select(part => part.Type), type =>
        {
            var part = catalogue.Parts.Single(part => part.Type == type);
            return catalogue.Create(part.Kind, part.Name);
        });
        return [.. cases.Select(one => Record.Exception(one.Check)).OfType<LawViolation>()];
    }

    [Fact]
    public void A_good_plugin_violates_nothing() => Assert.Empty(Violations("Good").Select(violation => violation.Message));

    [Theory]
    [InlineData("WrongDerivative", "the gradient is what differences say", "differences say")]
    [InlineData("KeepsState", "nothing is kept between calls", "after a call on other data")]
    [InlineData("Allocates", "nothing is allocated", "Forward allocates")]
    [InlineData("Allocates", "a whole training step and a prediction allocate nothing", "a training step allocates")]
    [InlineData("ReadsUninitialized", "results do not depend on what stood in their buffers", "it is read before it is written")]
    public void What_is_wrong_with_a_plugin_is_caught_and_said(string plugin, string law, string seen)
    {
        var violation = Assert.Single(Violations(plugin), violation => violation.Law == law);
        Assert.Contains(seen, violation.Seen, StringComparison.Ordinal);
        Assert.Contains(plugin, violation.CounterExample, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WrongDerivative", 1)]
    [InlineData("Allocates", 2)]
    public void Nothing_else_is_found_wrong(string plugin, int violations) => Assert.Equal(violations, Violations(plugin).Length);

    [Fact]
    public void The_counter_example_of_a_wrong_derivative_holds()
    {
        var violation = Assert.Single(Violations("WrongDerivative"));
        Assert.StartsWith("var activation = new WrongDerivative.Cube();", violation.CounterExample, StringComparison.Ordinal);
        Assert.Contains("Assert.Equal(", violation.CounterExample, StringComparison.Ordinal);
        Assert.Contains(violation.CounterExample.Split('\n')[0].Trim(), violation.Message, StringComparison.Ordinal);
    }
}
