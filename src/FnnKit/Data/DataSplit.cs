namespace FnnKit;

/// <summary>Which samples are trained on, and which are held back.</summary>
/// <param name="Training">Those that are trained on.</param>
/// <param name="Validation">Those that are measured while training goes on.</param>
/// <param name="Test">Those that are measured once, at the end.</param>
public sealed record DataSplit(int[] Training, int[] Validation, int[] Test)
{
    /// <summary>Splits a data set. Each part keeps the order of the data; which sample falls into which part depends on the seed alone.</summary>
    /// <exception cref="DataException">The data set is empty, the shares leave nothing to train on, or there are no classes to stratify by.</exception>
    public static DataSplit Create(IDataSet data, SplitOptions options, long seed)
    {
        if (data.Count == 0)
            throw new DataException("The data set is empty; training needs at least one sample.");
        if (!data.HasTargets)
            throw new DataException("The data has no targets; training and evaluation need them.");
        if (options.Validation + options.Test >= 1)
            throw new DataException($"The shares held back, {options.Validation} for validation and {options.Test} for the test, leave nothing to train on; make them smaller.");
        if (options.Stratify && data.Schema.TargetKind != TargetKind.Classes)
            throw new DataException("'Data:Split:Stratify' keeps the share of each class, but the targets are numbers; set it to false.");

        var random = new RandomStream((ulong)seed, "split");
        List<int> training = [], validation = [], test = [];
        int stratum = 0;
        foreach (int[] samples in options.Stratify ? ByClass(data) : [Enumerable.Range(0, data.Count).ToArray()])
        {
            if (options.Validation > 0 || options.Test > 0)
                random.At((ulong)stratum++).Shuffle(samples);
            int testCount = Share(options.Test, samples.Length), validationCount = Share(options.Validation, samples.Length);
            test.AddRange(samples.AsSpan(0, testCount));
            validation.AddRange(samples.AsSpan(testCount, validationCount));
            training.AddRange(samples.AsSpan(testCount + validationCount));
        }

        if (training.Count == 0)
            throw new DataException($"Of {data.Count} samples none is left to train on; make the shares of 'Data:Split' smaller.");
        return new DataSplit(Sorted(training), Sorted(validation), Sorted(test));
    }

    private static int Share(double share, int count) => (int)Math.Round(share * count, MidpointRounding.AwayFromZero);

    private static int[] Sorted(List<int> samples)
    {
        samples.Sort();
        return [.. samples];
    }

    private static IEnumerable<int[]> ByClass(IDataSet data)
        => ClassCodes.Of(data).Select((code, sample) => (code, sample)).GroupBy(pair => pair.code, pair => pair.sample).OrderBy(group => group.Key).Select(group => group.ToArray());
}
