using static FnnKit.Testing.Laws.CallbackCalls;

namespace FnnKit.Testing.Laws;

/// <summary>Interrupts a run after each epoch, restores it into a fresh callback, and compares everything that follows.</summary>
internal sealed class CallbackRestoreLaw() : Law<ICallback>("a run that is restored continues as if it had never been interrupted")
{
    public override void Check(PartUnderTest part)
    {
        var unbroken = part.Make<ICallback>().Start();
        var restored = new List<ICallbackRun>();
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            string expected = After(unbroken, epoch);
            double[] saved = unbroken.Save();
            for (int start = 0; start < restored.Count; start++)
            {
                string requests = After(restored[start], epoch);
                Require(requests == expected, part, $"after epoch {epoch} it requests {expected}, but {requests} where it was restored after epoch {start + 1}");
                string? difference = SameBits.Difference<double>("the saved state", saved, restored[start].Save());
                Require(difference is null, part, $"after epoch {epoch}, without a break and restored after epoch {start + 1}, {difference}");
            }

            restored.Add(part.Make<ICallback>().Start());
            restored[^1].Restore(saved);
        }
    }
}
