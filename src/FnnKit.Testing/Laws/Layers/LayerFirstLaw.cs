namespace FnnKit.Testing.Laws;

internal sealed class LayerFirstLaw() : Law<ILayer>("the first layer need not say what its inputs do")
{
    public override void Check(PartUnderTest part)
    {
        var shape = LayerSamples.For(part)[0];
        LayerCall<double> full = new LayerCall<double>(part.Make<ILayer>(), shape, 5).Run(), first = new(part.Make<ILayer>(), shape, 5);
        first.Forward(isTraining: true);
        first.Backward(needsInputs: false);
        string? difference = SameBits.Difference<double>("the gradient", full.ParameterGradients(), first.ParameterGradients());
        Require(difference is null, part, $"with a dx and with an empty one, {difference}");
    }
}
