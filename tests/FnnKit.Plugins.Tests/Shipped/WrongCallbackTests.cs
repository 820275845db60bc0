using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>The laws of callbacks catch callbacks that violate them.</summary>
public sealed class WrongCallbackTests
{
    private const string Runs = "two runs of one callback do not share state", Restore = "a run that is restored continues as if it had never been interrupted";

    [Theory]
    [InlineData(typeof(WrongCallbacks.Sharing), Runs, "beside another run of the same callback")]
    [InlineData(typeof(WrongCallbacks.Forgetful), Restore, "where it was restored after epoch 1")]
    [InlineData(typeof(WrongCallbacks.Inexact), Restore, "the saved state")]
    [InlineData(typeof(WrongCallbacks.Backward), "it asks for no negative distance or count", "EverySteps -1")]
    public void A_callback_that_violates_a_law_is_caught(Type wrong, string law, string seen)
        => Assert.Contains(seen, Assert.Throws<LawViolation>(Conformance.Case(wrong, law).Check).Seen, StringComparison.Ordinal);

    [Fact]
    public void A_recording_host_accepts_the_factors_that_a_training_accepts()
    {
        var host = new RecordingCallbackHost();
        host.ScaleLearningRate(0.5);
        host.ScaleLearningRate(0.5);
        Assert.Equal(0.25, host.RateFactor);
        Assert.Throws<ArgumentOutOfRangeException>(() => host.ScaleLearningRate(0));
        Assert.Equal(["ScaleLearningRate(0.5)", "ScaleLearningRate(0.5)"], host.Take());
        Assert.Empty(host.Take());
    }
}
