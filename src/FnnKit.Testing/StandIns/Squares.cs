namespace FnnKit.Testing;

/// <summary>A loss to train with where the loss is not what is tested: the mean of <c>(y - t)²</c>.</summary>
internal sealed class Squares : Loss<Squares.Formula>
{
    public readonly struct Formula : ILossFormula<Formula>
    {
        public L Value<L>(L prediction, L target)
            where L : struct, ILane<L>
            => (prediction - target) * (prediction - target);
    }
}
