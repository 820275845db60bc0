using FnnKit;

namespace WrongDerivative;

/// <summary>The cube of its input, with a slope that lacks a factor.</summary>
[Activation("wrong-derivative")]
public sealed class Cube : Activation<Cube.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x * x * x;

        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => x * x;
    }
}
