namespace FnnKit;

/// <summary>Splits samples as a column says: by the names of parts, or by folds.</summary>
internal static class PartSplit
{
    private static readonly Dictionary<string, int> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["training"] = 0,
        ["train"] = 0,
        ["validation"] = 1,
        ["valid"] = 1,
        ["val"] = 1,
        ["test"] = 2,
    };

    /// <exception cref="DataException">A value names no part, nothing is left to train on, or there are other folds than the options say.</exception>
    public static DataSplit Create(SplitColumns columns, SplitOptions options, RandomStream random)
        => options.Folds is { } folds ? CreateFold(columns, options, folds, random) : CreateParts(columns, options.By!);

    private static DataSplit CreateParts(SplitColumns columns, string column)
    {
        if (columns.PartNames is not { } names)
            throw new DataException($"'Data:Split:By' is '{column}', a column of numbers. Expected the texts training, validation and test; with 'Data:Split:Folds' its numbers are folds.");
        List<int>[] parts = [[], [], []];
        for (int sample = 0; sample < columns.Count; sample++)
        {
            string name = names[(int)columns.Parts![sample]];
            if (!Names.TryGetValue(name, out int part))
                throw new DataException($"Sample {sample + 1} has '{name}' in column '{column}', by which 'Data:Split:By' splits the data. Expected training, validation or test.");
            parts[part].Add(sample);
        }

        if (parts[0].Count == 0)
            throw new DataException($"Column '{column}', by which 'Data:Split:By' splits the data, says 'training' for no sample, so nothing is left to train on.");
        return new DataSplit([.. parts[0]], [.. parts[1]], [.. parts[2]]);
    }

    private static DataSplit CreateFold(SplitColumns columns, SplitOptions options, int folds, RandomStream random)
    {
        double[] values = [.. columns.Parts!.Distinct().Order()];
        if (values.Length != folds)
            throw new DataException($"Column '{options.By}' has {values.Length} different values, but 'Data:Split:Folds' is {folds}. Set it to {values.Length}: each value of the column is a fold.");
        double tested = values[(options.Fold ?? 1) - 1];
        int[] all = [.. Enumerable.Range(0, columns.Count)], test = [.. all.Where(sample => columns.Parts![sample] == tested)];
        int[] rest = [.. all.Where(sample => columns.Parts![sample] != tested)];
        int validation = DataSplit.Share(options.Validation, rest.Length);
        if (validation > 0)
            random.Shuffle(rest);
        return new DataSplit([.. rest[validation..].Order()], [.. rest[..validation].Order()], test);
    }
}
