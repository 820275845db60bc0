namespace FnnKit.Testing.Laws;

internal sealed class CallbackDistanceLaw() : Law<ICallback>("it asks for no negative distance")
{
    public override void Check(PartUnderTest part)
    {
        var callback = part.Make<ICallback>();
        Require(callback.EveryEpochs >= 0 && callback.EverySteps >= 0 && callback.StateSize >= 0, part,
            $"EveryEpochs is {callback.EveryEpochs}, EverySteps {callback.EverySteps}, StateSize {callback.StateSize}");
    }
}
