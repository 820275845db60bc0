namespace FnnKit;

/// <summary>
/// How data fits the schema of a model: where each column is found, and which code each category has there. A data loader may ignore the schema that it was
/// asked for; what it gives is then brought into the order and codes of the model, or refused.
/// </summary>
internal sealed class SchemaFit
{
    private readonly int[] _places;
    private readonly int[]?[] _codes;
    private readonly Column[] _columns;

    private SchemaFit(Column[] columns, IReadOnlyList<Column> wanted, int[] places)
    {
        _columns = columns;
        _places = places;
        _codes = [.. wanted.Select((column, i) => Codes(column, columns[places[i]]))];
    }

    /// <summary>How many columns the model takes.</summary>
    public int Count => _places.Length;

    /// <summary>Whether nothing has to be changed.</summary>
    private bool IsSame => _places.Length == _columns.Length && _places.Select((place, i) => place == i).All(same => same) && _codes.All(codes => codes is null);

    /// <summary>Compares the features of data with those of a model.</summary>
    /// <returns>What has to be changed; null if nothing has to.</returns>
    /// <exception cref="DataException">A feature is not there, or holds numbers in place of categories or the reverse.</exception>
    public static SchemaFit? OfFeatures(DataSchema given, DataSchema wanted)
    {
        if (ReferenceEquals(given, wanted))
            return null;
        int[] places = Places(given.Features, wanted.Features);
        if (Array.IndexOf(places, -1) is >= 0 and var lacking)
        {
            throw new DataException($"The data lacks the column '{wanted.Features[lacking].Name}' that the model was trained on; it has {NameList.Format(given.Features.Select(column => column.Name), 20)}. "
                + "A data loader must name its columns alike each time.");
        }

        return Create([.. given.Features], wanted.Features, places);
    }

    /// <summary>Compares the targets of data with those of a model.</summary>
    /// <returns>What has to be changed, null if nothing has to; and whether the targets of the model are there.</returns>
    /// <exception cref="DataException">A target holds numbers in place of classes or the reverse.</exception>
    public static (SchemaFit? Fit, bool AreThere) OfTargets(DataSchema given, DataSchema wanted)
    {
        int[] places = Places(given.Targets, wanted.Targets);
        return places.Contains(-1) ? (null, false) : (Create([.. given.Targets], wanted.Targets, places), true);
    }

    /// <summary>Brings rows of the data, column by column, into the order and codes of the model.</summary>
    /// <exception cref="DataException">A value is a category that the model does not know.</exception>
    public void Apply(Matrix<double> given, Matrix<double> wanted)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            given[_places[i]].CopyTo(wanted[i]);
            for (int sample = 0; _codes[i] is not null && sample < wanted.Columns; sample++)
                wanted[i][sample] = Code(i, wanted[i][sample]);
        }
    }

    private static SchemaFit? Create(Column[] columns, IReadOnlyList<Column> wanted, int[] places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            if (columns[places[i]].IsCategory != wanted[i].IsCategory)
                throw new DataException($"The column '{wanted[i].Name}' holds {Kind(columns[places[i]])}, but the model was trained on {Kind(wanted[i])} there; give it what it was trained on.");
        }

        var fit = new SchemaFit(columns, wanted, places);
        return fit.IsSame ? null : fit;
    }

    private static int[] Places(IReadOnlyList<Column> given, IReadOnlyList<Column> wanted)
    {
        var places = given.Select((column, place) => (column.Name, place)).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.place);
        return [.. wanted.Select(column => places.GetValueOrDefault(column.Name, -1))];
    }

    /// <summary>The model's code of each category of the data, -1 for one that it does not know; null where the codes are the same.</summary>
    private static int[]? Codes(Column wanted, Column given)
    {
        if (given.Categories is null || wanted.Categories!.Take(given.Categories.Count).SequenceEqual(given.Categories))
            return null;
        var codes = wanted.Categories!.Select((category, code) => (category, code)).ToDictionary(pair => pair.category, pair => pair.code);
        return [.. given.Categories.Select(category => codes.GetValueOrDefault(category, -1))];
    }

    private double Code(int column, double code)
    {
        if (double.IsNaN(code))
            return code;
        var categories = _columns[_places[column]].Categories!;
        if (!(code >= 0 && code < categories.Count) || code != Math.Floor(code))
            throw new DataException($"The column '{_columns[_places[column]].Name}' has the code {code}, but its {categories.Count} categories have the codes 0 to {categories.Count - 1}.");
        int known = _codes[column]![(int)code];
        return known >= 0 ? known
            : throw new DataException($"'{categories[(int)code]}' in column '{_columns[_places[column]].Name}' is none of the values that the model knows.");
    }

    private static string Kind(Column column) => column.IsCategory ? "categories" : "numbers";
}
