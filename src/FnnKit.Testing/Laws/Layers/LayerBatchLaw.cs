namespace FnnKit.Testing.Laws;

internal sealed class LayerBatchLaw() : Law<ILayer>("a prediction is the same alone as in a batch")
{
    private const int Samples = 33;

    public override void Check(PartUnderTest part)
    {
        var shape = LayerShapes.For(part)[0];
        LayerCall<float> batch = new(part.Make<ILayer>(), shape, Samples), alone = new(part.Make<ILayer>(), shape, 1);
        batch.Forward(isTraining: false);
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int feature = 0; feature < shape.Size; feature++)
                alone.X[feature] = batch.X[(feature * Samples) + sample];
            alone.Forward(isTraining: false);
            float[] together = [.. Enumerable.Range(0, alone.Y.Length).Select(output => batch.Y[(output * Samples) + sample])];
            string? difference = SameBits.Difference<float>("y", alone.Y, together);
            Require(difference is null, part, $"alone and as sample {sample} of {Samples}, {difference}");
        }
    }
}
