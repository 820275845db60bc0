namespace FnnKit;

/// <summary>Codes the features and targets of rows.</summary>
internal sealed class TableCoding
{
    private readonly TableSource _source;
    private readonly DataSchema? _schema;
    private readonly ColumnCoder[] _features;
    private readonly ColumnCoder[] _targets;
    private readonly int[] _featurePlaces;
    private readonly int[] _targetPlaces;

    private TableCoding(TableSource source, DataSchema? schema, TableLayout layout, ColumnCoder[] features, ColumnCoder[] targets)
    {
        _source = source;
        _schema = schema;
        Layout = layout;
        (_features, _targets) = (features, targets);
        (_featurePlaces, _targetPlaces) = ([.. layout.Features], [.. layout.Targets]);
    }

    public TableLayout Layout { get; }

    /// <summary>Chooses the columns and how to code them.</summary>
    /// <exception cref="DataException">A column is not there, has no name, or is asked for twice.</exception>
    public static TableCoding Create(TableSource source, IReadOnlyList<ColumnDeclaration> columns, DataSchema? schema)
    {
        if (columns.Count == 0)
            throw source.Error(" has no columns");
        string[] names = [.. columns.Select(column => column.Name)];
        if (schema is not null)
        {
            var known = TableLayout.Create(source, names, schema);
            return new(source, schema, known, Known(schema.Features, schema.UnknownCategories), known.Targets.Count == 0 ? [] : Known(schema.Targets, null));
        }

        var layout = TableLayout.Create(source, names);
        int[] categories = [.. (source.Options.Categories ?? []).Select(column => TableLayout.Find(column, source, names))];
        int[] dates = [.. (source.Options.Dates ?? []).Select(column => TableLayout.Find(column, source, names))];
        if (dates.Intersect(categories).Select(place => names[place]).FirstOrDefault() is { } both)
            throw source.Error(both, "the column cannot hold both dates and categories; name it in one of the two options");
        return new(
            source,
            null,
            layout,
            [.. layout.Features.Select(place => dates.Contains(place) ? new DateCoder(names[place]) : Feature(columns[place], categories.Contains(place)))],
            [.. layout.Targets.Select(place => Target(columns[place], source.Options, layout.Targets.Count))]);
    }

    /// <exception cref="DataException">A value is not what it has to be, or there are more than fit into memory.</exception>
    public void AddFeatures<TRow>(TRow row, in TableRow at, GrowingArray x)
        where TRow : ITableRow, allows ref struct
    {
        if (x.Count + _features.Length > Array.MaxLength)
            throw at.Error($"the table holds more than {Array.MaxLength} values, which is the most that can be read; split it, or "
                + $"take columns out of {_source.Advice.Features}");
        for (int i = 0; i < _features.Length; i++)
        {
            var cell = row.Read(_featurePlaces[i]);
            x.Add(_source.IsMissing(cell) ? double.NaN : _features[i].Code(cell, at));
        }
    }

    /// <exception cref="DataException">A value is not what it has to be.</exception>
    public void CheckFeatures(ITableRow row, in TableRow at)
    {
        for (int i = 0; i < _features.Length; i++)
        {
            var cell = row.Read(_featurePlaces[i]);
            _ = _source.IsMissing(cell) ? double.NaN : _features[i].Code(cell, at);
        }
    }

    /// <exception cref="DataException">A target is missing, or not what it has to be.</exception>
    public void AddTargets<TRow>(TRow row, in TableRow at, GrowingArray y)
        where TRow : ITableRow, allows ref struct
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            var cell = row.Read(_targetPlaces[i]);
            if (_source.IsMissing(cell))
                throw at.Error(_targets[i].Name, ColumnCoder.MissingTarget);
            y.Add(_targets[i].Code(cell, at));
        }
    }

    /// <summary>Describes what the columns turned out to hold.</summary>
    /// <exception cref="DataException">The values of a column do not go together.</exception>
    public DataSchema Finish()
        => _schema ?? new([.. _features.Select(column => column.Finish(_source))], [.. _targets.Select(column => column.Finish(_source))]);

    /// <summary>Replaces what was read by the final codes, in place.</summary>
    public double[] RecodeFeatures(double[] values)
    {
        RecodeFeatures(values.AsSpan());
        return values;
    }

    /// <inheritdoc cref="RecodeFeatures(double[])"/>
    public void RecodeFeatures(Span<double> values) => Recode(values, _features);

    /// <summary>Replaces what was read by the final codes, in place.</summary>
    public double[] RecodeTargets(double[] values)
    {
        Recode(values, _targets);
        return values;
    }

    private static void Recode(Span<double> values, ColumnCoder[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
            columns[i].Recode(values, i, columns.Length);
    }

    private static ColumnCoder[] Known(IReadOnlyList<Column> columns, UnknownCategories? unknown)
        => [.. columns.Select(column => TableRowCoder.Create(column, unknown))];

    private static ColumnCoder Feature(ColumnDeclaration column, bool isCategory) => column.Kind switch
    {
        _ when isCategory => new CategoryCoder(column.Name),
        TableColumnKind.Categories => new CategoryCoder(column.Name),
        TableColumnKind.Numbers => new NumberCoder(column.Name),
        TableColumnKind.Dates => new DateCoder(column.Name),
        _ => new InferredFeatureCoder(column.Name),
    };

    private static ColumnCoder Target(ColumnDeclaration column, TableOptions options, int targets) => (options.TargetKind, column.Kind) switch
    {
        (TargetKind.Classes, _) or (null, TableColumnKind.Categories) => new CategoryCoder(column.Name) { IsTarget = true },
        (TargetKind.Numbers, _) or (null, TableColumnKind.Numbers or TableColumnKind.Dates) => new NumberCoder(column.Name) { IsTarget = true },
        _ when targets > 1 => new NumberCoder(column.Name) { IsTarget = true },
        _ => new InferredTargetCoder(column.Name) { IsTarget = true },
    };
}
