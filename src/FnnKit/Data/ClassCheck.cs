namespace FnnKit;

/// <summary>Finds classes that a network cannot learn because the training part has no sample of them.</summary>
internal static class ClassCheck
{
    /// <exception cref="DataException">A class does not occur in the training part.</exception>
    public static void Require(IDataSet data, DataSplit split, SplitOptions options)
    {
        var classes = data.Schema.Classes;
        if (classes.Count == 0)
            return;
        bool[] seen = new bool[classes.Count];
        int[] codes = ClassCodes.Read(data);
        foreach (int sample in split.Training)
            seen[codes[sample]] = true;

        string[] missing = [.. classes.Where((_, i) => !seen[i])];
        if (missing.Length > 0)
            throw new DataException(Describe(missing, data.Schema.Targets[0].Name, options.NamesColumns ? "hold back less in 'Data:Split'" : "set 'Data:Split:Stratify' to true"));
    }

    private static string Describe(string[] missing, string column, string cure) => missing is [var name]
        ? $"Class '{name}' of column '{column}' occurs only outside the training part, so the network cannot learn it; {cure}, add samples, or leave the class out."
        : $"Classes {NameList.Format(missing.Select(name => $"'{name}'"))} of column '{column}' occur only outside the training part, so the network cannot learn them; "
            + $"{cure}, add samples, or leave the classes out.";
}
