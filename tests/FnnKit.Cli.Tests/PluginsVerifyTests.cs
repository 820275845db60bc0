using System.Text.Json;

namespace FnnKit.Cli.Tests;

public sealed class PluginsVerifyTests : TemporaryFolder
{
    private static string Dll(string plugin) => Fnn.OutputOf($"tests/Plugins/{plugin}", plugin);

    [Fact]
    public void A_good_plugin_passes_every_law()
    {
        string output = Fnn.Run("plugins", "verify", Dll("Good")).Exits(0).Output;
        Assert.Contains("activation 'square'", output, StringComparison.Ordinal);
        Assert.Contains("every vector width gives the same bits", output, StringComparison.Ordinal);
        Assert.Contains(" 0 violated, 0 not checked", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shipped_plugin_passes_every_law_that_can_be_checked()
        => Assert.Contains(" 0 violated,", Fnn.Run("plugins", "verify", Fnn.OutputOf("plugins/FnnKit.Layers", "FnnKit.Layers")).Exits(0).Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("WrongDerivative", "differences say")]
    [InlineData("KeepsState", "after a call on other data")]
    [InlineData("Allocates", "bytes a call")]
    [InlineData("ReadsUninitialized", "it is read before it is written")]
    public void A_law_that_is_violated_fails_with_what_was_seen_and_a_counter_example(string plugin, string seen)
    {
        string output = Fnn.Run("plugins", "verify", Dll(plugin)).Exits(1).Output;
        Assert.Contains(seen, output, StringComparison.Ordinal);
        Assert.Contains("counter-example:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_read_the_verdicts_as_JSON()
    {
        using var json = JsonDocument.Parse(Fnn.Run("plugins", "verify", Dll("WrongDerivative"), "--json").Exits(1).Output);
        Assert.Equal(1, json.RootElement.GetProperty("violated").GetInt32());
        var violated = Assert.Single(json.RootElement.GetProperty("verdicts").EnumerateArray(),
            verdict => verdict.GetProperty("verdict").GetString() == "violated");
        Assert.Equal("activation 'wrong-derivative'", violated.GetProperty("part").GetString());
        Assert.Contains("new WrongDerivative.Cube()", violated.GetProperty("counterExample").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_DLL_that_cannot_be_loaded_says_why()
        => Assert.Contains("no .NET assembly", Fnn.Run("plugins", "verify", Write("text.dll", "this is text")).Exits(3).Error,
            StringComparison.Ordinal);

    [Fact]
    public void A_DLL_that_is_not_there_is_wrong_usage()
        => Assert.Contains("There is no file 'none.dll'", Fnn.Run("plugins", "verify", "none.dll").Exits(2).Error, StringComparison.Ordinal);
}
