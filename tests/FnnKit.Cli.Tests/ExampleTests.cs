using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FnnKit.Formats;

namespace FnnKit.Cli.Tests;

public sealed partial class ExampleTests : TemporaryFolder
{
    [Fact]
    public void Digits_are_read_to_at_least_96_percent_and_a_second_run_writes_the_same_bytes()
    {
        var first = Fnn.Run("train", "examples/digits", "--output", In("a")).Exits(0);
        Assert.True(Value(first.Output, "test accuracy") >= 0.96, first.Output);
        Fnn.Run("train", "examples/digits", "--output", In("b"), "--set", "Training:Threads=1").Exits(0);
        Assert.Equal(File.ReadAllBytes(In("a/model.safetensors")), File.ReadAllBytes(In("b/model.safetensors")));
        foreach (string name in new[] { "appsettings.json", "metrics.jsonl", "run.json" })
            Assert.True(File.Exists(In($"a/{name}")), name);
    }

    [Fact]
    public void Moons_are_parted() => Assert.True(Value(Fnn.Run("train", "examples/moons", "--output", In("run")).Exits(0).Output, "test accuracy") >= 0.95);

    [Fact]
    public void A_number_is_predicted()
        => Assert.True(Value(Fnn.Run("train", "examples/regression", "--output", In("run")).Exits(0).Output, "test mean-absolute-error") <= 0.2);

    [Fact]
    public void Parts_of_a_dropped_plugin_train()
        => Assert.True(Value(Fnn.Run("train", "examples/custom-plugin", "--output", In("run")).Exits(0).Output, "test root-mean-squared-error") <= 0.15);

    [Fact]
    public void Digits_are_read_as_images_to_at_least_98_percent_with_the_same_bytes_on_any_threads()
    {
        var first = Fnn.Run("train", "examples/digits-images", "--output", In("a")).Exits(0);
        Assert.True(Value(first.Output, "test accuracy") >= 0.98, first.Output);
        Fnn.Run("train", "examples/digits-images", "--output", In("b"), "--set", "Training:Threads=1").Exits(0);
        Assert.Equal(File.ReadAllBytes(In("a/model.safetensors")), File.ReadAllBytes(In("b/model.safetensors")));
        var inspected = Fnn.Run("inspect", In("a"), "--verify").Exits(0);
        Assert.Contains("batch-norm2.running_var", inspected.Output, StringComparison.Ordinal);
        Assert.Contains("give the same bits as when the model was trained", inspected.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Residual_blocks_read_digits_too()
    {
        var run = Fnn.Run("train", "examples/digits-residual", "--output", In("run")).Exits(0);
        Assert.True(Value(run.Output, "test accuracy") >= 0.97, run.Output);
        Assert.Contains("residual2.widen.weight", Fnn.Run("inspect", In("run"), "--verify").Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_are_embedded_and_predicted_by_their_names()
    {
        var run = Fnn.Run("train", "examples/bicycle-prices", "--output", In("run")).Exits(0);
        Assert.True(Value(run.Output, "test r2") >= 0.95, run.Output);
        Write("new.csv", "city,brand,kind,frame,age,gears,kilometres\nBergen,Corvo,race,carbon,1,11,900\nKrakau,Hund,city,steel,12,3,9000\n");
        string predicted = Fnn.Run("predict", In("run"), "--input", In("new.csv")).Exits(0).Output;
        double[] prices = [.. predicted.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(2).Select(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture))];
        Assert.InRange(prices[0], 1500, 5000);
        Assert.InRange(prices[1], 20, 120);
        Write("strange.csv", "city,brand,kind,frame,age,gears,kilometres\nAtlantis,Corvo,race,carbon,1,11,900\n");
        Assert.Contains("Categories that training never saw count as unknown: 'city' (1 of 1 samples).", Fnn.Run("predict", In("run"), "--input", In("strange.csv")).Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_trains_and_predicts()
    {
        using var process = Fnn.Start(Folder, Fnn.OutputOf("examples/embedding", "Embedding"));
        var result = Fnn.Finish(process).Exits(0);
        Assert.True(Value(result.Output, "test accuracy") >= 0.9, result.Output);
        Assert.Contains("this is Iris-", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_loop_reaches_the_weights_of_the_command()
    {
        using var process = Fnn.Start(Folder, Fnn.OutputOf("examples/custom-loop", "CustomLoop"), In("own.safetensors"));
        Assert.Contains("epoch 10: loss", Fnn.Finish(process).Exits(0).Output, StringComparison.Ordinal);
        Fnn.Run("train", "examples/custom-loop", "--output", In("run")).Exits(0);
        var (own, trained) = (SafetensorsFile.Read(In("own.safetensors")).Tensors, SafetensorsFile.Read(In("run/model.safetensors")).Tensors);
        foreach (var (name, tensor) in trained.Where(pair => pair.Key.StartsWith("dense", StringComparison.Ordinal)))
            Assert.Equal(tensor.Bytes.ToArray(), own[name].Bytes.ToArray());
    }

    [Fact]
    public void The_effective_configuration_trains_to_the_same_model()
    {
        Fnn.Run("train", "examples/moons", "--output", In("a"), "--set", "Training:Epochs=3").Exits(0);
        Fnn.Run("train", In("a"), "--output", In("b")).Exits(0);
        Assert.Equal(File.ReadAllBytes(In("a/model.safetensors")), File.ReadAllBytes(In("b/model.safetensors")));
    }

    [Fact]
    public void Every_vector_width_gives_the_same_bytes()
    {
        byte[]? expected = null;
        foreach (string bits in new[] { "", "256", "128", "0" })
        {
            using var process = StartWithWidth(bits, In("run" + bits));
            var result = Fnn.Finish(process);
            if (result.Code == 2 && result.Error.Contains("FNN_VECTOR_BITS", StringComparison.Ordinal))
                continue;
            result.Exits(0);
            byte[] bytes = File.ReadAllBytes(In($"run{bits}/model.safetensors"));
            Assert.Equal(expected ??= bytes, bytes);
        }
    }

    [Fact]
    public void Metrics_are_one_object_an_epoch()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=20", "--set", "Data:Split:Validation=0.1").Exits(0);
        string[] lines = File.ReadAllLines(In("run/metrics.jsonl"));
        Assert.Equal(3, lines.Length);
        using var json = JsonDocument.Parse(lines[^1]);
        foreach (string name in new[] { "epoch", "step", "loss", "accuracy", "validation_loss", "validation_accuracy", "learning_rate", "samples_per_second" })
            Assert.True(json.RootElement.TryGetProperty(name, out _), name);
        Assert.Equal(20, json.RootElement.GetProperty("epoch").GetInt32());
    }

    private static System.Diagnostics.Process StartWithWidth(string bits, string output)
    {
        var start = new System.Diagnostics.ProcessStartInfo(
            "dotnet", [Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "train", "examples/digits", "--output", output, "--set", "Training:Epochs=2"])
        {
            WorkingDirectory = Fnn.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FNN_VECTOR_BITS"] = bits;
        if (bits.Length == 0)
            start.Environment.Remove("FNN_VECTOR_BITS");
        return System.Diagnostics.Process.Start(start)!;
    }

    internal static double Value(string output, string name)
        => double.Parse(Regex.Match(output, $@"^{Regex.Escape(name)}: (\S+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
}
