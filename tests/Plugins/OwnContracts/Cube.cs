using FnnKit;

namespace OwnContracts;

/// <summary>The cube of its input.</summary>
[Activation("cube")]
public sealed class Cube : Activation<Cube.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x * x * x;
    }
}
