namespace FnnKit;

/// <summary>Measures a data set for a preset.</summary>
public static class DataProfiler
{
    /// <summary>The numbers that are read at once.</summary>
    private const int ChunkValues = 1 << 20;

    /// <summary>Reads all samples once and measures each column.</summary>
    /// <param name="data">The data.</param>
    public static DataProfile Measure(IDataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var schema = data.Schema;
        ColumnMeasurement[] features = [.. schema.Features.Select(column => new ColumnMeasurement(column))];
        ColumnMeasurement[] targets = [.. schema.Targets.Select(column => new ColumnMeasurement(column))];
        int chunk = Math.Clamp(ChunkValues / features.Length, 1, 1024);
        for (int start = 0; start < data.Count; start += chunk)
        {
            int count = Math.Min(chunk, data.Count - start);
            var x = new Matrix<double>(new double[features.Length * count], features.Length, count);
            var y = new Matrix<double>(new double[targets.Length * count], targets.Length, count);
            data.Read([.. Enumerable.Range(start, count)], x, y);
            Add(features, x);
            Add(targets, y);
        }

        return new DataProfile(schema, data.Count, [.. features.Select(column => column.Finish())], [.. targets.Select(column => column.Finish())]);
    }

    private static void Add(ColumnMeasurement[] columns, Matrix<double> values)
    {
        for (int i = 0; i < columns.Length; i++)
            columns[i].Add(values[i]);
    }
}
