namespace FnnKit.Presets;

/// <summary>What a recipe does with each feature column of a data set, and why.</summary>
internal sealed class ColumnPlan
{
    private const int Named = 5;

    /// <summary>The numbers that a date becomes.</summary>
    private const int PartsOfDate = 5;

    private readonly List<ColumnProfile> _excluded = [];

    /// <summary>Sorts the columns of a data set.</summary>
    /// <param name="data">The data.</param>
    /// <param name="mostOneHot">A column with more categories than this is embedded.</param>
    /// <exception cref="DataException">No column is left to learn from.</exception>
    public ColumnPlan(DataProfile data, int mostOneHot)
    {
        MostOneHot = mostOneHot;
        foreach (var column in data.Features)
        {
            if (column.Content != ColumnContent.Values)
                _excluded.Add(column);
            else if (!column.Column.IsCategory)
                Numbers.Add(column);
            else if (column.Counts.Count > mostOneHot)
                Embedded.Add(column);
            else
                OneHot.Add(column);
        }

        // Arrays and pictures keep their shape: a pixel that is always black stays.
        bool isTable = data.Schema.FeatureShape.Dimensions.Length == 1;
        if (!isTable || Used.Count == 0 || data.Features.All(column => !column.Column.IsCategory && column.Content == ColumnContent.Constant))
            Keep(data, isTable);
    }

    /// <summary>A column with more categories than this is embedded.</summary>
    public int MostOneHot { get; }

    /// <summary>Columns of numbers.</summary>
    public List<ColumnProfile> Numbers { get; } = [];

    /// <summary>The columns of numbers that are dates.</summary>
    public IReadOnlyList<ColumnProfile> Dates => Numbers.FindAll(column => column.Column.IsDate);

    /// <summary>Columns of few categories, which become a column for each.</summary>
    public List<ColumnProfile> OneHot { get; } = [];

    /// <summary>Columns of many categories, which become a trained vector for each.</summary>
    public List<ColumnProfile> Embedded { get; } = [];

    /// <summary>Columns that the network gets.</summary>
    public IReadOnlyList<ColumnProfile> Used => [.. Numbers, .. OneHot, .. Embedded];

    /// <summary>Names of the columns that the network does not get.</summary>
    public IReadOnlyList<string> Excluded => [.. _excluded.Select(column => column.Column.Name)];

    /// <summary>The number of columns of numbers once dates are taken apart, without those that categories become.</summary>
    public int NumberCount => Numbers.Count + (Dates.Count * (PartsOfDate - 1));

    /// <summary>The number of inputs of the first layer, with an embedding of a given size.</summary>
    public int Inputs(int embedding) => NumberCount + OneHot.Sum(column => column.Counts.Count == 2 ? 1 : column.Counts.Count) + (Embedded.Count * embedding);

    /// <summary>Why columns are left out, a line for each reason.</summary>
    public IReadOnlyList<string> Reasons()
        => [.. _excluded.GroupBy(column => column.Content).Select(group =>
            $"Left out: {NameList.Format(group.Select(column => column.Column.Name), Named)} ({(group.Count() == 1 ? "a column" : $"{group.Count()} columns")} {Reason(group.Key)}).")];

    private static string Reason(ColumnContent content) => content switch
    {
        ColumnContent.Constant => "of one value, from which nothing can be learned",
        ColumnContent.Identifier => "with a value of its own in most rows, such as a name or a number of the row, which says nothing about new rows",
        _ => "of dates or times as text; add columns for what matters in them, such as the month or the hour",
    };

    private void Keep(DataProfile data, bool isTable)
    {
        if (isTable && _excluded.Exists(column => column.Content != ColumnContent.Constant))
            throw new DataException($"No column is left to learn from: {string.Join(" ", Reasons())}");
        Numbers.Clear();
        Numbers.AddRange(data.Features);
        _excluded.Clear();
    }
}
