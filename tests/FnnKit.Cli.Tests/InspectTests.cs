using System.Text.Json;

namespace FnnKit.Cli.Tests;

public sealed class InspectTests : TemporaryFolder
{
    [Fact]
    public void A_model_shows_what_it_is_made_of_and_still_gives_the_same_bits()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        var result = Fnn.Run("inspect", In("run"), "--verify").Exits(0);
        foreach (string text in new[] { "dense1.weight", "[16, 2]", "tanh", "accuracy", "FnnKit.Layers 0.1.0", "337 parameters" })
            Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Contains("verified: 4 test vectors", result.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Fnn.Run("inspect", In("run/model.safetensors"), "--json").Exits(0).Output);
        Assert.Equal(337, json.RootElement.GetProperty("parameters").GetInt32());
    }

    [Fact]
    public void A_changed_weight_is_found_by_the_checksum_and_without_it_by_the_test_vectors()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        byte[] bytes = File.ReadAllBytes(In("run/model.safetensors"));
        bytes[^2] ^= 0x7F;
        File.WriteAllBytes(In("run/model.safetensors"), bytes);
        Assert.Contains("does not fit its checksum", Fnn.Run("inspect", In("run")).Exits(2).Error, StringComparison.Ordinal);
        // An empty checksum, and spaces in place of what it was.
        var checksum = bytes.AsSpan(bytes.AsSpan().IndexOf("\"sha256\":"u8) + "\"sha256\":\"".Length, 65);
        checksum.Fill((byte)' ');
        checksum[0] = (byte)'"';
        File.WriteAllBytes(In("run/model.safetensors"), bytes);
        Assert.Contains("other outputs", Fnn.Run("inspect", In("run"), "--verify").Exits(1).Error, StringComparison.Ordinal);
    }
}
