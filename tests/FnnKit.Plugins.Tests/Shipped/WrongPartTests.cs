using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>Parts that are wrong on purpose: laws that are fair to all kinds of optimizers and losses still catch them.</summary>
public sealed class WrongPartTests
{
    [Theory]
    [InlineData(typeof(WrongParts.Uphill))]
    [InlineData(typeof(WrongParts.UphillBySign))]
    [InlineData(typeof(WrongParts.OneWay))]
    [InlineData(typeof(WrongParts.Still))]
    [InlineData(typeof(WrongParts.HalfUphill))]
    public void An_optimizer_that_does_not_go_down_is_caught(Type wrong)
        => Assert.Contains("loss of a parabola",
            Assert.Throws<LawViolation>(Conformance.Case(wrong, "it goes down a parabola").Check).Seen, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(WrongParts.RewardsError))]
    [InlineData(typeof(WrongParts.RewardsWrongSide))]
    [InlineData(typeof(WrongParts.RewardsUnlikely))]
    public void A_loss_that_rewards_what_is_wrong_is_caught(Type wrong)
        => Assert.Contains("other predictions",
            Assert.Throws<LawViolation>(Conformance.Case(wrong, "a perfect prediction loses less than any other").Check).Seen, StringComparison.Ordinal);
}
