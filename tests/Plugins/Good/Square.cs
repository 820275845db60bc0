using FnnKit;

namespace Good;

/// <summary>The square of its input.</summary>
[Activation("square")]
public sealed class Square : Activation<Square.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x * x;
    }
}
