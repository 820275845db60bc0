namespace FnnKit.Testing.Laws;

internal sealed class WholeStepLaw() : Law("a whole training step and a prediction allocate nothing")
{
    public override bool IsFor(PartKind kind)
        => kind.Contract == typeof(ILayer) || kind.Contract == typeof(IActivation) || kind.Contract == typeof(ILoss) || kind.Contract == typeof(IOptimizer);

    public override void Check(PartUnderTest part)
    {
        var input = part.Kind.Contract == typeof(ILayer) ? LayerSamples.For(part)[0] : 3;
        var step = new WholeStep(part.Make(), input);
        long training = Allocations.Measure(step.Train), prediction = Allocations.Measure(step.Predict);
        Require(training == 0 && prediction == 0, part, $"a training step allocates {training} bytes and a prediction {prediction}");
    }
}
