namespace FnnKit;

/// <summary>Splits samples so that all samples of a group are in one part. Which groups go where depends on the seed alone.</summary>
internal static class GroupSplit
{
    /// <exception cref="DataException">There are fewer groups than parts or folds.</exception>
    public static DataSplit Create(SplitColumns columns, SplitOptions options, RandomStream random)
    {
        int[][] byKey = [.. columns.Groups!.Select((group, sample) => (group, sample)).GroupBy(pair => pair.group, pair => pair.sample).OrderBy(group => group.Key).Select(group => group.ToArray())];
        int needed = options.Folds ?? 1 + (options.Validation > 0 ? 1 : 0) + (options.Test > 0 ? 1 : 0);
        if (byKey.Length < needed)
        {
            throw new DataException($"Column '{options.Group}' has {byKey.Length} group{(byKey.Length == 1 ? "" : "s")}, but 'Data:Split' needs at least {needed}, one for each "
                + $"{(options.Folds is null ? "part" : "fold")}. Ask for fewer, or use a column with more groups.");
        }

        int[] order = [.. Enumerable.Range(0, byKey.Length)];
        random.Shuffle(order);
        List<int[]> left = [.. order.Select(group => byKey[group])];
        int[][] test = options.Folds is { } count ? TakeFold(left, count, options.Fold ?? 1) : Take(left, options.Test, columns.Count, leaves: options.Validation > 0 ? 2 : 1);
        int[][] validation = Take(left, options.Validation, left.Sum(group => group.Length) + (options.Folds is null ? test.Sum(group => group.Length) : 0), leaves: 1);
        if (left.Count == 0)
            throw new DataException($"The groups in column '{options.Group}' leave nothing to train on in fold {options.Fold ?? 1}, because one of them is as large as all others. Ask for fewer folds, or set 'Data:Split:Validation' to 0.");
        return new DataSplit(Samples(left), Samples(validation), Samples(test));
    }

    /// <summary>Takes the groups of a fold out: the largest group goes first, each to the fold that is the smallest so far.</summary>
    private static int[][] TakeFold(List<int[]> groups, int folds, int fold)
    {
        int[] sizes = new int[folds];
        var taken = new List<int[]>();
        foreach (int[] group in groups.OrderByDescending(group => group.Length).ToArray())
        {
            int smallest = Array.IndexOf(sizes, sizes.Min());
            sizes[smallest] += group.Length;
            if (smallest == fold - 1)
                taken.Add(group);
        }

        groups.RemoveAll(taken.Contains);
        return [.. taken];
    }

    /// <summary>Takes groups out as long as that brings their samples nearer to a share; at least the smallest group, if a share is wanted.</summary>
    private static int[][] Take(List<int[]> groups, double share, int samples, int leaves)
    {
        if (share <= 0)
            return [];
        var taken = new List<int[]>();
        int wanted = DataSplit.Share(share, samples), count = 0;
        foreach (int[] group in groups)
        {
            if ((2L * count) + group.Length > 2L * wanted || taken.Count >= groups.Count - leaves)
                continue;
            taken.Add(group);
            count += group.Length;
        }

        if (taken.Count == 0)
            taken.Add(groups.MinBy(group => group.Length)!);
        groups.RemoveAll(taken.Contains);
        return [.. taken];
    }

    private static int[] Samples(IEnumerable<int[]> groups) => [.. groups.SelectMany(group => group).Order()];
}
