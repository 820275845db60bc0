namespace FnnKit.Testing.Laws;

internal sealed class LayerKeptStateLaw() : Law<ILayer>("what it keeps from step to step is moved by training alone, and can be saved")
{
    private const int Samples = 9;

    public override void Check(PartUnderTest part)
    {
        var input = LayerSamples.For(part)[0];
        foreach (var layer in part.Variants<ILayer>())
        {
            LayerCall<float> trained = new(layer, input, Samples), restored = new(layer, input, Samples);
            for (int step = 0; step < 3; step++)
                trained.Forward(isTraining: true);
            float[] saved = trained.States.ToArray();
            saved.CopyTo(restored.States);
            trained.Forward(isTraining: false);
            string? moved = SameBits.Difference<float>("the state", saved, trained.States);
            Require(moved is null, part, $"a prediction moves it: {moved}");
            string? after = restored.Run().Difference(trained.Run());
            Require(after is null, part, $"put back into another network, training goes on in another way: {after}");
        }
    }
}
