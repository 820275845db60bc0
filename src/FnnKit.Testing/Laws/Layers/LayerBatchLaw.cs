namespace FnnKit.Testing.Laws;

internal sealed class LayerBatchLaw() : Law<ILayer>("a prediction is the same alone as in a batch")
{
    private const int Samples = 33;

    public override void Check(PartUnderTest part)
    {
        var shape = LayerSamples.For(part)[0];
        LayerCall<float> batch = new(part.Make<ILayer>(), shape, Samples), alone = new(part.Make<ILayer>(), shape, 1);
        // After a step of training, so that what is kept from it counts too.
        batch.Forward(isTraining: true);
        batch.States.CopyTo(alone.States);
        batch.Forward(isTraining: false);
        for (int sample = 0; sample < Samples; sample++)
        {
            Pick(batch.X, sample, alone.X);
            Pick(batch.Inner, sample, alone.Inner);
            alone.Forward(isTraining: false);
            float[] together = [.. Enumerable.Range(0, alone.Y.Length).Select(output => batch.Y[(output * Samples) + sample])];
            string? difference = SameBits.Difference<float>("y", alone.Y, together);
            Require(difference is null, part, $"alone and as sample {sample} of {Samples}, {difference}");
        }
    }

    private static void Pick(ReadOnlySpan<float> batch, int sample, Span<float> alone)
    {
        for (int feature = 0; feature < alone.Length; feature++)
            alone[feature] = batch[(feature * Samples) + sample];
    }
}
