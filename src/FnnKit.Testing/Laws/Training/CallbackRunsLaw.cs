using static FnnKit.Testing.Laws.CallbackCalls;

namespace FnnKit.Testing.Laws;

/// <summary>Runs two trainings with one callback in turn, and compares the second one with a training that has a callback of its own.</summary>
internal sealed class CallbackRunsLaw() : Law<ICallback>("two runs of one callback do not share state")
{
    public override void Check(PartUnderTest part)
    {
        var callback = part.Make<ICallback>();
        ICallbackRun other = callback.Start(), run = callback.Start(), alone = part.Make<ICallback>().Start();
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            After(other, epoch, turn: 5);
            string expected = After(alone, epoch), requests = After(run, epoch);
            Require(requests == expected, part, $"after epoch {epoch} it requests {expected}, but {requests} beside another run of the same callback");
            string? difference = SameBits.Difference<double>("the saved state", alone.Save(), run.Save());
            Require(difference is null, part, $"after epoch {epoch}, alone and beside another run of the same callback, {difference}");
        }
    }
}
