using System.Globalization;
using FuzzySharp;

namespace FnnKit.Data;

/// <summary>Which columns of a file are features and which are targets.</summary>
/// <param name="Features">The places of the features in a row.</param>
/// <param name="Targets">The places of the targets; none where the file has none.</param>
internal sealed record CsvLayout(IReadOnlyList<int> Features, IReadOnlyList<int> Targets)
{
    private const int Shown = 20;

    /// <summary>Below this likeness (of 100) a name does not help.</summary>
    private const int SmallestScore = 60;

    /// <summary>The layout that the options ask for.</summary>
    /// <exception cref="DataException">A column is not there, has no name, or is asked for twice.</exception>
    public static CsvLayout Create(Csv options, IReadOnlyList<string> names, CsvFile file)
    {
        int target = options.Target is null ? names.Count - 1 : Find(options.Target, names, file);
        int[] features = options.Columns is null
            ? [.. Enumerable.Range(0, names.Count).Where(column => column != target)]
            : [.. options.Columns.Select(column => Find(column, names, file))];
        if (features.Contains(target))
            throw new DataException($"{file.Path}: '{names[target]}' is the target and cannot be one of 'Columns' too; take it out, or name another 'Target'.");
        if (features.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new DataException($"{file.Path}: 'Columns' names '{names[repeated.Key]}' twice.");
        foreach (int column in features.Append(target).Where(column => names[column].Length == 0))
            throw new DataException($"{file.Path}: column {column + 1} has no name; give it one, or leave it out of 'Columns'.");
        return new CsvLayout(features, [target]);
    }

    /// <summary>The layout of data for a model that exists.</summary>
    /// <exception cref="DataException">A feature is not there.</exception>
    public static CsvLayout Create(DataSchema schema, bool hasHeader, IReadOnlyList<string> names, CsvFile file)
    {
        int[] features = Places(schema.Features, names), targets = Places(schema.Targets, names);
        if (!features.Contains(-1))
            return new CsvLayout(features, targets.Contains(-1) ? [] : targets);
        if (hasHeader)
        {
            var missing = schema.Features.Where((_, i) => features[i] < 0).Select(column => $"'{column.Name}'").ToArray();
            throw new DataException($"{file.Path} lacks "
                + $"{(missing.Length == 1 ? "the column" : $"{missing.Length} columns that the model was trained on:")} {List(missing)}; it has {List(names)}.");
        }

        // Without names, the columns can only be the features in their order, with the targets behind them or without.
        int[] places = [.. Enumerable.Range(0, names.Count)];
        if (names.Count == schema.Features.Count)
            return new CsvLayout(places, []);
        if (names.Count == schema.Features.Count + schema.Targets.Count)
            return new CsvLayout(places[..schema.Features.Count], places[schema.Features.Count..]);
        throw new DataException($"{file.Path} has {names.Count} columns without names, but the model takes {schema.Features.Count} features; "
            + "give the file a header, or these columns in their order.");
    }

    /// <summary>The place of a column that is named or counted from 1.</summary>
    /// <exception cref="DataException">There is no such column.</exception>
    public static int Find(string column, IReadOnlyList<string> names, CsvFile file)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == column)
                return i;
        }

        return int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Count
            ? number - 1
            : throw new DataException($"{file.Path} has no column '{column}'{Nearest(column, names)} columns are {List(names)}, or 1 to {names.Count}.");
    }

    private static string Nearest(string column, IReadOnlyList<string> names)
    {
        var near = names.Select(name => (name, score: Fuzz.Ratio(column.ToLowerInvariant(), name.ToLowerInvariant()))).MaxBy(pair => pair.score);
        return near.score >= SmallestScore ? $"; did you mean '{near.name}'? The" : "; the";
    }

    private static int[] Places(IReadOnlyList<Column> columns, IReadOnlyList<string> names)
    {
        var places = names.Select((name, place) => (name, place)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.place);
        return [.. columns.Select(column => places.GetValueOrDefault(column.Name, -1))];
    }

    private static string List(IReadOnlyList<string> names) => NameList.Format(names, Shown);
}
