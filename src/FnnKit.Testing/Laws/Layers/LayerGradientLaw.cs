namespace FnnKit.Testing.Laws;

internal sealed class LayerGradientLaw() : Law<ILayer>("the gradients are what differences say")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var shape in LayerSamples.For(part))
        {
            foreach (var layer in part.Variants<ILayer>())
            {
                if (LayerGradients.Trouble(layer, shape) is { } trouble)
                    throw Violation(part, $"{trouble} ({PartCompletion.Code(layer)})");
            }
        }
    }
}
