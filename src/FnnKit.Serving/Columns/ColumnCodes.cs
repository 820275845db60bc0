using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>The columns of a model by name, and how a value of each becomes the number that the model takes.</summary>
internal sealed class ColumnCodes
{
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, int>?[] _categories;
    private readonly bool[] _fillsIn;

    public ColumnCodes(Model model)
    {
        Schema = model.Schema;
        var columns = Schema.Features;
        _places = columns.Select((column, place) => (column.Name, place)).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        _categories = [.. columns.Select(column => column.Categories?.Select((text, code) => (text, code)).ToDictionary(pair => pair.text, pair => pair.code, StringComparer.Ordinal))];
        _fillsIn = [.. columns.Select((_, place) => model.Pipeline.FillsIn(place))];
        Utf8Names = [.. columns.Select(column => Encoding.UTF8.GetBytes(column.Name))];
    }

    /// <summary>What the model works on.</summary>
    public DataSchema Schema { get; }

    /// <summary>The names of the columns in UTF-8.</summary>
    public byte[][] Utf8Names { get; }

    /// <summary>The place of a column; -1 where there is none of that name.</summary>
    public int Find(string name) => _places.GetValueOrDefault(name, -1);

    /// <summary>Whether the model fills in a value of the column that is missing.</summary>
    public bool FillsIn(int column) => _fillsIn[column];

    /// <summary>The number for a value that is missing.</summary>
    /// <exception cref="RequestException">The model does not fill it in.</exception>
    public double Missing(int column, string where)
        => _fillsIn[column] ? double.NaN : throw RequestException.Bad($"{where}'{Schema.Features[column].Name}' has no value, and the model has no transform that fills it in; send a value.");

    /// <summary>The number for a text: the code of a category, or the days of a date.</summary>
    /// <param name="column">The place of the column.</param>
    /// <param name="text">The text.</param>
    /// <param name="where">The beginning of a message.</param>
    /// <param name="isUnknown">Whether it is a category that training never saw.</param>
    /// <exception cref="RequestException">The column takes no such text.</exception>
    public double Code(int column, string text, string where, out bool isUnknown)
    {
        isUnknown = false;
        var about = Schema.Features[column];
        if (_categories[column] is not { } codes)
            return about.IsDate ? Date(about, text, where) : throw NotANumber(about, text, where);
        text = text.Trim();
        if (text.Length == 0)
            return Missing(column, where);
        if (codes.TryGetValue(text, out int code) || (Usual(text) is { } usual && codes.TryGetValue(usual, out code)))
            return code;
        if (Schema.UnknownCategories == UnknownCategories.Refuse)
            throw RequestException.Bad($"{where}'{about.Name}' is '{Short(text)}', which is none of the values that the model knows: {NameList.Format(about.Categories!)}.");
        isUnknown = true;
        return Column.Unknown;
    }

    /// <summary>Checks a number for a column that holds numbers.</summary>
    /// <exception cref="RequestException">It is infinite, or the column holds categories.</exception>
    public double Number(int column, double value, string where)
        => double.IsFinite(value) ? value : throw RequestException.Bad($"{where}'{Schema.Features[column].Name}' is not a finite number; send a number, or null where the value is not known.");

    /// <summary>A value of JSON.</summary>
    /// <exception cref="RequestException">The column takes no such value.</exception>
    public double Read(ref Utf8JsonReader json, int column, string where, out string? unknown)
    {
        unknown = null;
        var about = Schema.Features[column];
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return Missing(column, where);
            case JsonTokenType.Number when !about.IsCategory:
                return Number(column, json.GetDouble(), where);
            case JsonTokenType.Number:
                return ReadCategory(column, Encoding.UTF8.GetString(json.ValueSpan), where, out unknown);
            case JsonTokenType.True or JsonTokenType.False when about.IsCategory:
                bool value = json.TokenType == JsonTokenType.True;
                return ReadCategory(column, _categories[column]!.ContainsKey(value.ToString()) ? value.ToString() : value ? "true" : "false", where, out unknown);
            case JsonTokenType.String:
                return ReadCategory(column, json.GetString()!, where, out unknown);
            default:
                throw RequestException.Bad($"{where}'{about.Name}' is {Describe(json.TokenType)}, but must be {Expected(about)}.");
        }
    }

    /// <summary>The start of a message about a column that the model does not have.</summary>
    public string DescribeUnknown(string name)
        => $"There is no column '{Short(name)}'{NearestName.Suggest(Short(name), Schema.Features.Select(column => column.Name))}; the model has {NameList.Format(Schema.Features.Select(column => column.Name))}.";

    private double ReadCategory(int column, string text, string where, out string? unknown)
    {
        double code = Code(column, text, where, out bool isUnknown);
        unknown = isUnknown ? text : null;
        return code;
    }

    /// <summary>A number as training wrote it, which may be in another way: 1.0 for 1.</summary>
    private static string? Usual(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number.ToString("R", CultureInfo.InvariantCulture) : null;

    private static double Date(Column about, string text, string where)
        => DateText.TryParse(Encoding.UTF8.GetBytes(text.Trim()), out double days) ? days
        : throw RequestException.Bad($"{where}'{about.Name}' is '{Short(text)}', which is not a date; write dates as 2024-12-31 or 2024-12-31T08:30:00.");

    private static RequestException NotANumber(Column about, string text, string where)
    {
        bool isQuoted = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        return RequestException.Bad($"{where}'{about.Name}' is the text '{Short(text)}', but must be a number; {(isQuoted ? "write it without quotes" : "send a number, or null where the value is not known")}.");
    }

    private static string Expected(Column about) => about.IsCategory ? "text" : about.IsDate ? "a date as text" : "a number";

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "nothing",
    };

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
