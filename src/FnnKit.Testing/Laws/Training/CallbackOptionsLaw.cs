namespace FnnKit.Testing.Laws;

internal sealed class CallbackOptionsLaw() : Law<ICallback>("it asks for no negative distance or count")
{
    public override void Check(PartUnderTest part)
    {
        var callback = part.Make<ICallback>();
        Require(callback.EveryEpochs >= 0 && callback.EverySteps >= 0 && callback.CheckpointsKept >= 0, part,
            $"EveryEpochs is {callback.EveryEpochs}, EverySteps {callback.EverySteps}, CheckpointsKept {callback.CheckpointsKept}");
    }
}
