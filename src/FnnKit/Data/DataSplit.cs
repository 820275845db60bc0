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

        CheckFolds(data, options);
        var random = new RandomStream((ulong)seed, "split");
        List<int> training = [], validation = [], test = [];
        int stratum = 0, dealt = 0, validationDealt = 0;
        foreach (int[] samples in options.Stratify ? ByClass(data) : [Enumerable.Range(0, data.Count).ToArray()])
        {
            if (options.Validation > 0 || options.Test > 0 || options.Folds > 0 || options.ValidationFolds > 0)
                random.At((ulong)stratum++).Shuffle(samples);
            int testCount = options.Folds is { } folds ? MoveFold(samples, ref dealt, folds, options.Fold ?? 1) : Share(options.Test, samples.Length);
            int validationCount = options.ValidationFolds is { } validationFolds ? MoveFold(samples.AsSpan(testCount), ref validationDealt, validationFolds, options.ValidationFold ?? 1)
                : Share(options.Validation, options.Folds is null ? samples.Length : samples.Length - testCount);
            test.AddRange(samples.AsSpan(0, testCount));
            validation.AddRange(samples.AsSpan(testCount, validationCount));
            training.AddRange(samples.AsSpan(testCount + validationCount));
        }

        if (training.Count == 0)
            throw new DataException($"Of {data.Count} samples none is left to train on; make the shares of 'Data:Split' smaller.");
        return new DataSplit(Sorted(training), Sorted(validation), Sorted(test));
    }

    private static void CheckFolds(IDataSet data, SplitOptions options)
    {
        CheckValidationFolds(data, options);
        if (options.Folds is not { } folds)
        {
            if (options.Fold is not null)
                throw new DataException("'Data:Split:Fold' names a fold, but 'Data:Split:Folds' does not say how many there are.");
            return;
        }

        if (data.Count < folds)
            throw new DataException($"'Data:Split:Folds' is {folds}, but there are only {data.Count} samples: a fold needs at least one. Ask for fewer folds.");
        if (options.Fold > folds)
            throw new DataException($"'Data:Split:Fold' is {options.Fold}, but there are {folds} folds.");
        if (options.Test > 0)
            throw new DataException("With 'Data:Split:Folds' each fold is the test part in turn; leave 'Data:Split:Test' out, or set it to 0.");
        if (!options.Stratify)
            return;
        int[] classes = ClassCodes.Read(data);
        for (int code = 0; code < data.Schema.Classes.Count; code++)
        {
            int members = classes.AsSpan().Count(code);
            if (members < folds)
                throw new DataException($"Class '{data.Schema.Classes[code]}' has {members} sample{(members == 1 ? "" : "s")}, fewer than the {folds} folds of 'Data:Split:Folds', so not every fold could have one. Ask for fewer folds, add samples, or set 'Data:Split:Stratify' to false.");
        }
    }

    private static void CheckValidationFolds(IDataSet data, SplitOptions options)
    {
        if (options.ValidationFolds is not { } folds)
        {
            if (options.ValidationFold is not null)
                throw new DataException("'Data:Split:ValidationFold' names a fold, but 'Data:Split:ValidationFolds' does not say how many there are.");
            return;
        }

        if (options.Validation > 0)
            throw new DataException("With 'Data:Split:ValidationFolds' one of the folds is the validation part; leave 'Data:Split:Validation' out, or set it to 0.");
        if (options.ValidationFold > folds)
            throw new DataException($"'Data:Split:ValidationFold' is {options.ValidationFold}, but there are {folds} folds.");
        int dealt = data.Count - Share(options.Test, data.Count);
        if (dealt < folds)
            throw new DataException($"{dealt} samples cannot be dealt out into {folds} folds of validation: a fold needs at least one. Ask for fewer folds.");
    }

    /// <summary>Moves the samples of a fold to the front. They are dealt out as cards are, and the next stratum goes on where this one ended.</summary>
    /// <returns>How many there are.</returns>
    private static int MoveFold(Span<int> samples, ref int dealt, int folds, int fold)
    {
        int first = dealt;
        int[] all = samples.ToArray();
        int[] inFold = [.. all.Where((_, i) => (first + i) % folds == fold - 1)];
        int[] others = [.. all.Where((_, i) => (first + i) % folds != fold - 1)];
        inFold.CopyTo(samples);
        others.CopyTo(samples[inFold.Length..]);
        dealt = (dealt + samples.Length) % folds;
        return inFold.Length;
    }

    private static int Share(double share, int count) => (int)Math.Round(share * count, MidpointRounding.AwayFromZero);

    private static int[] Sorted(List<int> samples)
    {
        samples.Sort();
        return [.. samples];
    }

    private static IEnumerable<int[]> ByClass(IDataSet data)
        => ClassCodes.Read(data).Select((code, sample) => (code, sample)).GroupBy(pair => pair.code, pair => pair.sample).OrderBy(group => group.Key).Select(group => group.ToArray());
}
