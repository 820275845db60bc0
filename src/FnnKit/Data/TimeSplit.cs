namespace FnnKit;

/// <summary>
/// Splits samples by their time: every sample of the validation part is later than every sample of the training part, and every sample of the test part later
/// than both.
/// </summary>
/// <remarks>
/// With groups, a group belongs to the part in which its first sample lies, so that the latest groups are tested on. Its samples from the time on in which the
/// next part begins are left out of all parts, so that neither a group nor a time is on both sides.
/// </remarks>
internal static class TimeSplit
{
    /// <exception cref="DataException">There are fewer different times than parts.</exception>
    public static DataSplit Create(SplitColumns columns, SplitOptions options)
    {
        var units = Units(columns);
        int needed = options.Folds is { } folds ? folds + 1 + (options.Validation > 0 ? 1 : 0) : 1 + (options.Validation > 0 ? 1 : 0) + (options.Test > 0 ? 1 : 0);
        if (units.Length < needed)
        {
            throw new DataException($"Column '{options.Time}' has {units.Length} different time{(units.Length == 1 ? "" : "s")}{(options.Group is null ? "" : " in which a group begins")}, but "
                + $"'Data:Split' needs at least {needed}, because samples of one time stay together. Ask for fewer parts or folds.");
        }

        var (end, testStart) = options.Folds is { } count ? Fold(units, count, options.Fold ?? 1, options.Validation > 0) : (units.Length, Cut(units, units.Length, options.Test, columns.Count, options.Validation > 0));
        int before = units[..testStart].Sum(unit => unit.Samples.Length);
        int validationStart = Cut(units, testStart, options.Validation, options.Folds is null ? columns.Count : before, false);
        double testTime = testStart < end ? units[testStart].Time : double.PositiveInfinity;
        double validationTime = validationStart < testStart ? units[validationStart].Time : testTime;
        return new DataSplit(Samples(0, validationStart, validationTime), Samples(validationStart, testStart, testTime), Samples(testStart, end, double.PositiveInfinity));

        int[] Samples(int first, int last, double before)
            => [.. units[first..last].SelectMany(unit => unit.Samples).Where(sample => columns.Times![sample] < before || double.IsPositiveInfinity(before)).Order()];
    }

    /// <summary>The samples that cannot be parted, in the order of time: those of one time, or of all groups that begin at one time.</summary>
    private static (double Time, int[] Samples)[] Units(SplitColumns columns)
    {
        double[] times = columns.Times!;
        if (columns.Groups is { } groups)
        {
            var first = groups.Zip(times).GroupBy(pair => pair.First, pair => pair.Second).ToDictionary(group => group.Key, group => group.Min());
            times = [.. groups.Select(group => first[group])];
        }

        return [.. times.Select((time, sample) => (time, sample)).GroupBy(pair => pair.time, pair => pair.sample).OrderBy(unit => unit.Key).Select(unit => (unit.Key, unit.ToArray()))];
    }

    /// <summary>Where a part begins that ends before a unit: as near to its share as whole units allow, and never empty.</summary>
    private static int Cut((double Time, int[] Samples)[] units, int end, double share, int samples, bool leavesTwo)
    {
        if (share <= 0)
            return end;
        int wanted = DataSplit.Share(share, samples), count = 0, start = end, smallest = leavesTwo ? 2 : 1;
        while (start > smallest && (start == end || (2L * count) + units[start - 1].Samples.Length <= 2L * wanted))
            count += units[--start].Samples.Length;
        return start;
    }

    /// <summary>The test part of a fold. The samples are cut into one block more than there are folds; the first block is trained on only.</summary>
    private static (int End, int Start) Fold((double Time, int[] Samples)[] units, int folds, int fold, bool leavesTwo)
    {
        long samples = units.Sum(unit => (long)unit.Samples.Length), count = 0;
        int[] starts = new int[folds + 2];
        for (int block = 1, unit = 0; block <= folds; block++)
        {
            int smallest = Math.Max(starts[block - 1] + 1, leavesTwo && block == 1 ? 2 : 1), largest = units.Length - (folds + 1 - block);
            while (unit < largest && (unit < smallest || ((2 * count) + units[unit].Samples.Length) * (folds + 1) <= 2 * samples * block))
                count += units[unit++].Samples.Length;
            starts[block] = unit;
        }

        starts[folds + 1] = units.Length;
        return (starts[fold + 1], starts[fold]);
    }
}
