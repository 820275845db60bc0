namespace FnnKit.Testing.Laws;

internal sealed class LayerStateLaw() : Law<ILayer>("nothing is kept between calls")
{
    public override void Check(PartUnderTest part)
    {
        var shape = LayerSamples.For(part)[0];
        var first = new LayerCall<float>(part.Make<ILayer>(), shape, 300).Run();
        var used = part.Make<ILayer>();
        LayerCall<float> again = new LayerCall<float>(used, shape, 300).Run(), overlapped = new(used, shape, 300);
        Require(first.Difference(again) is null, part, $"two fresh instances differ: {first.Difference(again)}");

        // One instance serves several threads, so batches overlap: another may run between the way forward and the way back.
        overlapped.Forward(isTraining: true);
        new LayerCall<float>(used, shape, 7, scale: 9).Run();
        overlapped.Backward();
        Require(first.Difference(overlapped) is null, part, $"after a call on other data, the same batch gives something else: {first.Difference(overlapped)}");
    }
}
