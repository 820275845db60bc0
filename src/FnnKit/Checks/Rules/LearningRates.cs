namespace FnnKit;

/// <summary>Samples the learning rate at steps that are spread evenly over a run.</summary>
internal static class LearningRates
{
    private const int Places = 200;

    /// <summary>Steps and their learning rates, from the first step to the last.</summary>
    public static IEnumerable<(long Step, double Rate)> Sample(Scheduled rate, int stepsPerEpoch, long totalSteps)
    {
        int count = (int)Math.Min(Places, totalSteps);
        for (int i = 0; i < count; i++)
        {
            long step = count == 1 ? 0 : (long)((decimal)(totalSteps - 1) * i / (count - 1));
            yield return (step, rate.At(new Progress(step, stepsPerEpoch, totalSteps)));
        }
    }
}
