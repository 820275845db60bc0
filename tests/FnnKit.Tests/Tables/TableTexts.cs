namespace FnnKit.Tests.Tables;

/// <summary>Tables written as text, and what data sets hold.</summary>
internal static class TableTexts
{
    /// <summary>Builds a table called t: the first line names the columns, every other is a row, and <c>null</c> is a missing value.</summary>
    public static TableDataSet Build(string text, TableOptions? options = null, DataSchema? schema = null, char separator = ',')
    {
        var table = new TableBuilder("t", schema, options);
        string[] lines = text.Split('\n');
        table.AddColumns(lines[0].Split(separator));
        foreach (string line in lines.Skip(1))
            table.AddRow([.. line.Split(separator).Select(value => value == "null" ? null : value)]);
        return table.Build();
    }

    /// <summary>One row of features after the other.</summary>
    public static double[] Features(IDataSet data) => Rows(data, data.Schema.Features.Count, (samples, rows) => data.Read(samples, rows, default));

    /// <summary>One row of targets after the other.</summary>
    public static double[] Targets(IDataSet data) => Rows(data, data.Schema.Targets.Count, (samples, rows) => data.Read(samples, default, rows));

    private static double[] Rows(IDataSet data, int width, Action<int[], Matrix<double>> read)
    {
        double[] row = new double[width];
        return [.. Enumerable.Range(0, data.Count).SelectMany(sample =>
        {
            read([sample], new(row, width, 1));
            return row.ToArray();
        })];
    }
}
