using FnnKit;

namespace My.Parts;

/// <summary>The swish of Ramachandran et al. (2017): x times its sigmoid.</summary>
[Activation("my-swish")]
public sealed class MySwish : Activation<MySwish.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x * T.Sigmoid(x);
    }
}
