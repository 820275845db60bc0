namespace FnnKit.Testing.Laws;

internal sealed class LayerAllocationLaw() : Law<ILayer>("nothing is allocated")
{
    public override void Check(PartUnderTest part)
    {
        var shape = LayerSamples.For(part)[0];
        foreach (var layer in part.Variants<ILayer>())
        {
            var call = new LayerCall<float>(layer, shape, 5);
            long forward = Allocations.Measure(() => call.Forward(isTraining: true)), backward = Allocations.Measure(() => call.Backward());
            Require(forward == 0 && backward == 0, part, $"Forward allocates {forward} bytes a call and Backward {backward}");
        }
    }
}
