using FnnKit.Formats;

namespace FnnKit.Walkthroughs.Tests;

public sealed class WalkthroughTests
{
    /// <summary>Weights may pass through zero, where a relative error says nothing.</summary>
    private const double NextToZero = 1e-12;

    public static TheoryData<string> Runs => ["mini-batch-classifier", "single-hidden-layer", "iris-no-bias", "architecture-list"];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_run_in_double_precision_has_the_losses_and_weights_of_NumPy(string name)
    {
        var reference = new ReferenceRun(name);
        var run = await reference.TrainAsync();
        double[] losses = reference.Losses();
        Close.Values(losses[..100], run.Losses[..100], 1e-10, name: "loss");
        Close.Values(losses, run.Losses, 1e-6, name: "loss");
        foreach (int step in reference.WeightsAfter)
            Close.Arrays(reference.Arrays($"after{step}.npz"), run.Weights[step], step <= 100 ? 1e-9 : 1e-6, NextToZero);
        Assert.Equal(reference.WeightsAfter.Length, run.Weights.Count);
        Close.Arrays(reference.Arrays("expected.npz"), Exported(run.Model), 1e-6, NextToZero);
        Close.Values([reference.Number("loss_on_all_after_training")], [run.Final["loss"]], 1e-6, name: "final loss");
        Assert.Equal(reference.Number("accuracy_on_all_after_training"), run.Final["accuracy"], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_run_in_single_precision_follows_the_losses_of_NumPy(string name)
    {
        var reference = new ReferenceRun(name);
        var run = await reference.TrainAsync("Precision=Float32");
        Close.Values(reference.Losses(), run.Losses, 1e-3, name: "loss");
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_number_of_threads_changes_no_bit(string name)
    {
        var reference = new ReferenceRun(name);
        var one = await reference.TrainAsync("Training:Threads=1", "Training:Steps=60");
        var three = await reference.TrainAsync("Training:Threads=3", "Training:Steps=60");
        Assert.Equal(one.Losses, three.Losses);
        Assert.Equal(Exported(one.Model), Exported(three.Model));
    }

    /// <summary>The weights as another program gets them.</summary>
    private static IReadOnlyDictionary<string, double[]> Exported(Model model)
    {
        string path = Path.GetTempFileName();
        try
        {
            WeightExport.ToNpz(model, path);
            return ReferenceRun.Values(NpzFile.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
