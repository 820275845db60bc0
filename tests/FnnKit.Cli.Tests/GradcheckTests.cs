using System.Text.Json;

namespace FnnKit.Cli.Tests;

public sealed class GradcheckTests : TemporaryFolder
{
    [Theory]
    [InlineData("examples/moons")]
    [InlineData("examples/iris")]
    [InlineData("examples/iris/one-hidden-layer.json")]
    [InlineData("examples/architecture-list")]
    [InlineData("examples/single-hidden-layer")]
    [InlineData("examples/digits")]
    public void Backpropagation_of_the_examples_agrees_with_differences_of_the_loss(string example)
    {
        var result = Fnn.Run("gradcheck", example, "--parameters", "300").Exits(0);
        Assert.Contains("backpropagation agrees", result.Output, StringComparison.Ordinal);
        Assert.Contains("dense1.weight", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tolerance_that_no_difference_can_keep_fails_and_names_the_worst_weights()
    {
        var result = Fnn.Run("gradcheck", "examples/moons", "--tolerance", "1e-13").Exits(1);
        Assert.Contains("does not agree", result.Output, StringComparison.Ordinal);
        Assert.Contains("error: dense1.weight: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_can_be_had_as_json()
    {
        using var json = JsonDocument.Parse(Fnn.Run("gradcheck", "examples/moons", "--json", "--batch", "5", "--set", "Precision=Float32").Exits(0).Output);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(5, json.RootElement.GetProperty("samples").GetInt32());
        var first = json.RootElement.GetProperty("parameters")[0];
        Assert.Equal("dense1.weight", first.GetProperty("name").GetString());
        Assert.Equal(32, first.GetProperty("checked").GetInt32());
        Assert.InRange(first.GetProperty("largest_relative_error").GetDouble(), 0, 1e-6);
    }

    [Theory]
    [InlineData("--batch", "0")]
    [InlineData("--tolerance", "-1")]
    [InlineData("--parameters", "0")]
    [InlineData("--parameters", "many")]
    public void Numbers_that_make_no_sense_are_wrong_usage(string option, string value)
        => Assert.Contains(option, Fnn.Run("gradcheck", "examples/moons", option, value).Exits(2).Error, StringComparison.Ordinal);
}
