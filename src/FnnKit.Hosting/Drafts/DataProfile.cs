namespace FnnKit;

/// <summary>What a data set looks like: what a configuration for it is chosen by.</summary>
internal sealed class DataProfile
{
    private const int ChunkSize = 1024;

    private DataProfile(IDataSet data)
    {
        Schema = data.Schema;
        Count = data.Count;
        Features = [.. Schema.Features.Select(column => new ColumnProfile(column))];
        Targets = [.. Schema.Targets.Select(column => new ColumnProfile(column))];
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, data.Count - start);
            var x = new Matrix<double>(new double[Features.Count * count], Features.Count, count);
            var y = new Matrix<double>(new double[Targets.Count * count], Targets.Count, count);
            data.Read([.. Enumerable.Range(start, count)], x, y);
            for (int i = 0; i < Features.Count; i++)
                Features[i].Add(x[i]);
            for (int i = 0; i < Targets.Count; i++)
                Targets[i].Add(y[i]);
        }
    }

    public DataSchema Schema { get; }

    public int Count { get; }

    public IReadOnlyList<ColumnProfile> Features { get; }

    public IReadOnlyList<ColumnProfile> Targets { get; }

    public bool IsClasses => Schema.TargetKind == TargetKind.Classes;

    /// <summary>How many numbers go into the network once categories are one column each.</summary>
    public int Inputs => Features.Sum(column => column.Column.Categories is { } categories ? categories.Count + (column.HasMissing ? 1 : 0) : 1);

    public bool HasCategories => Schema.Features.Any(column => column.IsCategory);

    /// <summary>The numbers among the features.</summary>
    public IEnumerable<ColumnProfile> Numbers => Features.Where(column => !column.Column.IsCategory);

    public static DataProfile Create(IDataSet data) => new(data);
}
