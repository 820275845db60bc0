namespace FnnKit.Testing;

/// <summary>An activation for parts that cannot do without one: <c>x / (1 + |x|)</c>.</summary>
internal sealed class SoftSign : Activation<SoftSign.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public L Value<L>(L x)
            where L : struct, ILane<L>
            => x / (1 + L.Abs(x));
    }
}
