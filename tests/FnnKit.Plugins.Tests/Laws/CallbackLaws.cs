namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every callback.</summary>
public sealed class CallbackLaws
{
    public static TheoryData<string> All => Parts.Names<ICallback>();

    [Theory]
    [MemberData(nameof(All))]
    public void What_it_says_follows_from_reports_and_saved_state_alone(string name)
    {
        var steady = Parts.Make<ICallback>(name);
        double[] state = new double[steady.StateSize];
        for (int epoch = 1; epoch <= 30; epoch++)
        {
            var report = new EpochReport { Epoch = epoch, Step = 3 * epoch, Values = Values(epoch) };
            double[] saved = [.. state];
            var verdict = steady.OnEpoch(report, state);
            Assert.Equal(verdict, Parts.Make<ICallback>(name).OnEpoch(report, saved));
            Assert.Equal(state, saved);
            Assert.All(state, value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_asks_for_no_negative_distance(string name)
    {
        var callback = Parts.Make<ICallback>(name);
        Assert.True(callback.EveryEpochs >= 0 && callback.EverySteps >= 0 && callback.StateSize >= 0);
    }

    private static Dictionary<string, double> Values(int epoch) => new() { ["loss"] = 1.0 / epoch, ["validation_loss"] = Math.Abs(epoch - 12) };
}
