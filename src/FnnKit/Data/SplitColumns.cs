namespace FnnKit;

/// <summary>The values of the columns that decide which part a sample belongs to.</summary>
internal sealed class SplitColumns
{
    private const int ChunkSize = 1024;

    private SplitColumns()
    {
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; private init; }

    /// <summary>The group of each sample; null if samples have none.</summary>
    public double[]? Groups { get; private set; }

    /// <summary>The time of each sample; null if samples have none.</summary>
    public double[]? Times { get; private set; }

    /// <summary>The code or number of the part of each sample; null if samples have none.</summary>
    public double[]? Parts { get; private set; }

    /// <summary>The names of the parts; null if they are numbers.</summary>
    public IReadOnlyList<string>? PartNames { get; private set; }

    /// <summary>Reads the columns that options name.</summary>
    /// <exception cref="DataException">The options contradict each other, there is no such column, or a sample has no value in it.</exception>
    public static SplitColumns Read(IDataSet data, SplitOptions options)
    {
        Check(options);
        var columns = new SplitColumns { Count = data.Count };
        if (options.Group is { } group)
            columns.Groups = Read(data, nameof(SplitOptions.Group), group, out _);
        if (options.By is { } by)
        {
            columns.Parts = Read(data, nameof(SplitOptions.By), by, out var column);
            columns.PartNames = column.Categories;
        }

        if (options.Time is { } time)
        {
            columns.Times = Read(data, nameof(SplitOptions.Time), time, out var column);
            if (column.IsCategory)
                throw new DataException($"'Data:Split:Time' is '{time}', a column of texts, which have no order in time. Name the column in the loader's option for dates, or use a column of numbers.");
        }

        return columns;
    }

    private static void Check(SplitOptions options)
    {
        if (!options.NamesColumns)
            return;
        string named = options.By is not null ? nameof(SplitOptions.By) : options.Time is not null ? nameof(SplitOptions.Time) : nameof(SplitOptions.Group);
        if (options.Stratify)
            throw new DataException($"'Data:Split:{named}' decides by a column which part a sample belongs to, so classes cannot keep their shares. Remove 'Data:Split:Stratify'.");
        if (options.By is not null && (options.Group ?? options.Time) is not null)
            throw new DataException($"'Data:Split:By' says by itself which part a sample belongs to. Remove 'Data:Split:{(options.Group is null ? "Time" : "Group")}'.");
        if (options is { By: not null, Folds: null } && options.Validation + options.Test > 0)
            throw new DataException($"'Data:Split:By' names the column that says which part a sample belongs to, so shares have no effect. Remove 'Data:Split:{(options.Test > 0 ? "Test" : "Validation")}'.");
        if (options is { By: null, Folds: null } && options.Validation + options.Test <= 0)
            throw new DataException($"'Data:Split:{named}' has no effect, because nothing is held back. Set 'Data:Split:Validation', 'Data:Split:Test' or 'Data:Split:Folds'.");
    }

    private static double[] Read(IDataSet data, string option, string name, out Column column)
    {
        string[] names = [.. data.Schema.Features.Select(feature => feature.Name)];
        int place = Array.IndexOf(names, name);
        if (place < 0)
        {
            throw new DataException($"'Data:Split:{option}' is '{name}', but the loader reads no such feature"
                + (NearestName.Find(name, names) is { } nearest ? $"; did you mean '{nearest}'?" : $". It reads {NameList.Format(names, 12)}. A column that the loader ignores cannot be used; the split takes columns out of the features by itself."));
        }

        column = data.Schema.Features[place];
        double[] values = new double[data.Count], rows = new double[names.Length * ChunkSize];
        for (int start = 0; start < values.Length; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, values.Length - start);
            var features = new Matrix<double>(rows, names.Length, count);
            data.Read([.. Enumerable.Range(start, count)], features, default);
            features[place].CopyTo(values.AsSpan(start));
        }

        int missing = Array.FindIndex(values, double.IsNaN);
        return missing < 0 ? values
            : throw new DataException($"Sample {missing + 1} has no value in column '{name}', by which 'Data:Split:{option}' splits the data. Fill it in or remove the sample.");
    }
}
