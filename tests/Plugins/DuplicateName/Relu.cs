using FnnKit;

namespace DuplicateName;

/// <summary>An activation whose name the shipped one has too.</summary>
[Activation("relu")]
public sealed class Relu : Activation<Relu.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Max(x, 0);
    }
}
