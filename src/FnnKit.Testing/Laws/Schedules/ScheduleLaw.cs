namespace FnnKit.Testing.Laws;

internal sealed class ScheduleLaw() : Law<ISchedule>("it gives a finite rate for every step that depends on the step alone")
{
    public override void Check(PartUnderTest part)
    {
        ISchedule schedule = part.Make<ISchedule>(), other = part.Make<ISchedule>();
        double[] forwards = [.. Enumerable.Range(0, 1001).Select(step => schedule.At(new Progress(step, 10, 1000)))];
        for (int step = 1000; step >= 0; step--)
        {
            double backwards = other.At(new Progress(step, 10, 1000));
            Require(double.IsFinite(forwards[step]) && forwards[step] >= 0, part, $"at step {step} of 1000 it is {forwards[step]}",
                Code(part, step, "Assert.InRange(rate, 0, double.MaxValue);"));
            Require(forwards[step].Equals(backwards), part,
                $"step {step} gives {forwards[step]:R} after the steps before it and {backwards:R} after those that follow",
                Code(part, step, $"Assert.Equal({CSharp.Number(forwards[step])}, rate);"));
        }

        double last = schedule.At(new Progress(long.MaxValue - 1, 1, long.MaxValue));
        Require(double.IsFinite(last), part, $"at the last of {long.MaxValue} steps it is {last}");
    }

    private static string Code(PartUnderTest part, int step, string assertion)
        => $"double rate = {part.Code}.At(new Progress({step}, 10, 1000));{Environment.NewLine}{assertion}";
}
