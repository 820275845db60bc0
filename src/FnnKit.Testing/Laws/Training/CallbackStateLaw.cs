namespace FnnKit.Testing.Laws;

internal sealed class CallbackStateLaw() : Law<ICallback>("what it says follows from reports and saved state alone")
{
    public override void Check(PartUnderTest part)
    {
        var steady = part.Make<ICallback>();
        double[] state = new double[steady.StateSize];
        for (int epoch = 1; epoch <= 30; epoch++)
        {
            var report = new EpochReport { Epoch = epoch, Step = 3 * epoch, Values = Values(epoch), LearningRate = 0.1, Elapsed = TimeSpan.FromSeconds(epoch) };
            var step = new StepReport(epoch, 3 * epoch, 1.0 / epoch) { LearningRate = 0.1, Elapsed = report.Elapsed };
            var fresh = part.Make<ICallback>();
            double[] saved = [.. state];
            var verdict = Answer(steady, report, step, state);
            var again = Answer(fresh, report, step, saved);
            Require(verdict == again, part, $"at epoch {epoch} it says {verdict}, a fresh instance with the same state {again}");
            string? difference = SameBits.Difference<double>("the state", state, saved);
            Require(difference is null, part, $"at epoch {epoch}, with a used and a fresh instance, {difference}");
            Require(state.All(double.IsFinite), part, $"at epoch {epoch} the state is {CSharp.List(state)}, which a checkpoint cannot hold");
        }
    }

    private static (CallbackResult, CallbackResult, string?, string?, double?) Answer(ICallback callback, EpochReport report, StepReport step, double[] state)
        => (callback.OnEpoch(report, state), callback.OnStep(step, state), callback.Say(report, state), callback.Say(step, state), callback.LearningRateFactor(state));

    private static Dictionary<string, double> Values(int epoch) => new() { ["loss"] = 1.0 / epoch, ["validation_loss"] = Math.Abs(epoch - 12) };
}
