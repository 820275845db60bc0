namespace FnnKit.Testing.Laws;

internal sealed class LayerOverwriteLaw() : Law<ILayer>("results do not depend on what stood in their buffers")
{
    private const int Samples = 5;

    public override void Check(PartUnderTest part)
    {
        var shape = LayerSamples.For(part)[0];
        foreach (var layer in part.Variants<ILayer>())
        {
            LayerCall<double> clean = new LayerCall<double>(layer, shape, Samples).Run(), predicted = new(layer, shape, Samples);
            predicted.Forward(isTraining: false);
            foreach (double stale in new[] { double.NaN, 1e30, 7 })
            {
                var spoiled = new LayerCall<double>(layer, shape, Samples);
                spoiled.Spoil(stale);
                spoiled.Run();
                Compare(part, stale, clean.Difference(spoiled));
                var prediction = new LayerCall<double>(layer, shape, Samples);
                prediction.Spoil(stale);
                prediction.Forward(isTraining: false);
                Compare(part, stale, SameBits.Difference<double>("a prediction", predicted.Y, prediction.Y));
            }
        }
    }

    private void Compare(PartUnderTest part, double stale, string? difference)
        => Require(difference is null, part, $"with 0 and with {stale} in the buffers, {difference}: it is read before it is written, or not written");
}
