namespace FnnKit;

/// <summary>Finds classes that a network could never learn because the training part has none of them.</summary>
internal static class ClassCheck
{
    /// <exception cref="DataException">A class does not occur in the training part.</exception>
    public static void Require(IDataSet data, DataSplit split)
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
            throw new DataException($"Class{(missing.Length == 1 ? "" : "es")} {NameList.Format(missing.Select(name => $"'{name}'"))} of column '{data.Schema.Targets[0].Name}' occur{(missing.Length == 1 ? "s" : "")} only outside the training part, so the network could not learn {(missing.Length == 1 ? "it" : "them")}; set 'Data:Split:Stratify' to true, add samples, or leave {(missing.Length == 1 ? "it" : "them")} out.");
    }
}
