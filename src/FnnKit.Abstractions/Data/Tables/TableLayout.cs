using System.Globalization;

namespace FnnKit;

/// <summary>Which columns of a table are features and which are targets.</summary>
/// <param name="Features">The places of the features in a row.</param>
/// <param name="Targets">The places of the targets; none where the table has none.</param>
internal sealed record TableLayout(IReadOnlyList<int> Features, IReadOnlyList<int> Targets)
{
    private const int Shown = 20;

    /// <summary>Creates the layout that the options ask for.</summary>
    /// <exception cref="DataException">A column is not there, has no name, or is asked for twice.</exception>
    public static TableLayout Create(TableSource source, IReadOnlyList<string> names)
    {
        var options = source.Options;
        int[] targets = options.Targets is null ? [names.Count - 1] : [.. options.Targets.Select(column => Find(column, source, names))];
        int[] ignored = [.. (options.Ignored ?? []).Select(column => Find(column, source, names))];
        foreach (int column in ignored.Intersect(targets))
            throw source.Error($": '{names[column]}' is the target and cannot be ignored; name another target, or do not ignore it");
        int[] features = options.Features is null
            ? [.. Enumerable.Range(0, names.Count).Except(targets).Except(ignored)]
            : [.. options.Features.Select(column => Find(column, source, names))];
        foreach (int column in features.Intersect(ignored))
            throw source.Error($": '{names[column]}' is ignored and cannot be one of {source.Advice.Features} too; name it in one of them");
        foreach (int column in features.Intersect(targets))
            throw source.Error($": '{names[column]}' is the target and cannot be one of {source.Advice.Features} too; take it out, or name another target");
        if (features.Concat(targets).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw source.Error($": '{names[repeated.Key]}' is named twice among "
                + $"{(targets.Contains(repeated.Key) ? "the targets" : source.Advice.Features)}; name it once");
        foreach (int column in features.Concat(targets).Where(column => names[column].Length == 0))
            throw source.Error($": column {column + 1} has no name; give it one, or {source.Advice.Ignored?.Invoke($"{column + 1}") ?? $"leave it out of {source.Advice.Features}"}");
        return new TableLayout(features, targets);
    }

    /// <summary>Creates the layout of a table for a model.</summary>
    /// <exception cref="DataException">A feature is not there.</exception>
    public static TableLayout Create(TableSource source, IReadOnlyList<string> names, DataSchema schema)
    {
        int[] features = Places(schema.Features, names), targets = Places(schema.Targets, names);
        if (!features.Contains(-1))
            return new TableLayout(features, targets.Contains(-1) ? [] : targets);
        if (source.Options.HasNames)
        {
            string[] missing = [.. schema.Features.Where((_, i) => features[i] < 0).Select(column => $"'{column.Name}'")];
            throw source.Error($" lacks {(missing.Length == 1 ? "the column" : $"{missing.Length} columns that the model was trained on:")} "
                + $"{List(missing)}; it has {List(names)}");
        }

        // Without names, the columns can only be the features in their order, with the targets behind them or without.
        int[] places = [.. Enumerable.Range(0, names.Count).Except((source.Options.Ignored ?? []).Select(column => Find(column, source, names)))];
        if (places.Length == schema.Features.Count)
            return new TableLayout(places, []);
        if (places.Length == schema.Features.Count + schema.Targets.Count)
            return new TableLayout(places[..schema.Features.Count], places[schema.Features.Count..]);
        throw source.Error($" has {names.Count} columns without names, but the model takes {schema.Features.Count} features; "
            + "give the file a header, or these columns in their order");
    }

    /// <summary>Finds the place of a column by its name or its number counted from 1.</summary>
    /// <exception cref="DataException">There is no such column.</exception>
    public static int Find(string column, TableSource source, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == column)
                return i;
        }

        if (int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Count)
            return number - 1;
        string nearest = ColumnSuggestion.Find(column, names) is { } name ? $"; did you mean '{name}'? The" : "; the";
        throw source.Error($" has no column '{column}'{nearest} columns are {List(names)}, or 1 to {names.Count}");
    }

    private static int[] Places(IReadOnlyList<Column> columns, IReadOnlyList<string> names)
    {
        var places = names.Select((name, place) => (name, place)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.place);
        return [.. columns.Select(column => places.GetValueOrDefault(column.Name, -1))];
    }

    private static string List(IReadOnlyList<string> names) => NameList.Format(names, Shown);
}
