using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace FnnKit;

/// <summary>Compiles a property into the number that a network takes: its value, or the code of its category.</summary>
internal static class PropertyReader
{
    private static readonly Type[] Numbers =
    [
        typeof(double), typeof(float), typeof(decimal), typeof(Half), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
    ];

    /// <summary>The reader of a property; null where its type is none that the column takes.</summary>
    /// <param name="property">The property.</param>
    /// <param name="column">The column that it is for.</param>
    /// <param name="unknown">What to do with a category that the model does not know.</param>
    /// <param name="mayBeMissing">Whether the model fills in missing numbers of the column; a property without a value is then NaN.</param>
    public static Func<TRecord, double>? Create<TRecord>(PropertyInfo property, Column column, UnknownCategories unknown, bool mayBeMissing = false)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (column.IsCategory && type == typeof(string))
            return Texts<TRecord>(property, column, unknown);
        if (column.IsCategory && type.IsEnum)
            return Words<TRecord>(property, type, column, unknown);
        if (type != typeof(bool) && !Numbers.Contains(type))
            return null;
        return column.IsCategory ? NumberedCategories<TRecord>(property, type, column, unknown) : Values<TRecord>(property, column, mayBeMissing);
    }

    private static Func<TRecord, double> Values<TRecord>(PropertyInfo property, Column column, bool mayBeMissing)
    {
        var read = Number<TRecord>(property);
        return record => read(record) is var value && double.IsFinite(value) || (mayBeMissing && double.IsNaN(value)) ? value : throw Bad(property, column, double.IsNaN(value) ? "holds no number" : "is infinite");
    }

    private static Func<TRecord, double> Texts<TRecord>(PropertyInfo property, Column column, UnknownCategories unknown)
    {
        var read = Compile<TRecord, string?>(property, typeof(string));
        var codes = column.Categories!.Select((name, code) => (name, code)).ToDictionary(pair => pair.name, pair => (double)pair.code, StringComparer.Ordinal);
        return record => read(record) is { } text
            ? codes.TryGetValue(text, out double code) ? code : Unknown(property, column, text, unknown)
            : double.NaN;
    }

    /// <summary>An enumeration by its names, which are read once.</summary>
    private static Func<TRecord, double>? Words<TRecord>(PropertyInfo property, Type type, Column column, UnknownCategories unknown)
    {
        var codes = new Dictionary<long, double>();
        foreach (object value in Enum.GetValues(type))
        {
            int code = column.Categories!.ToList().FindIndex(category => category.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase));
            if (code >= 0)
                codes[Convert.ToInt64(value, CultureInfo.InvariantCulture)] = code;
        }

        var read = Compile<TRecord, long?>(property, typeof(long?));
        return record => read(record) is { } value
            ? codes.TryGetValue(value, out double code) ? code : Unknown(property, column, Enum.ToObject(type, value).ToString()!, unknown)
            : double.NaN;
    }

    private static Func<TRecord, double>? NumberedCategories<TRecord>(PropertyInfo property, Type type, Column column, UnknownCategories unknown)
    {
        var codes = new Dictionary<double, double>();
        for (int code = 0; code < column.Categories!.Count; code++)
        {
            string category = column.Categories[code];
            double number = 0;
            bool isNumber = type == typeof(bool)
                ? bool.TryParse(category, out bool truth) && (number = truth ? 1 : 0) >= 0
                : double.TryParse(category, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
            if (!isNumber || !codes.TryAdd(number, code))
                return null;
        }

        var read = Number<TRecord>(property);
        return record => read(record) is var value && codes.TryGetValue(value, out double code) ? code
            : double.IsNaN(value) ? double.NaN : Unknown(property, column, value.ToString(CultureInfo.InvariantCulture), unknown);
    }

    /// <summary>A number or truth value as a double; NaN where there is none.</summary>
    private static Func<TRecord, double> Number<TRecord>(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(TRecord));
        Expression value = Expression.Property(record, property);
        if (Nullable.GetUnderlyingType(property.PropertyType) is not null)
        {
            var present = AsDouble(Expression.Property(value, nameof(Nullable<int>.Value)));
            value = Expression.Condition(Expression.Property(value, nameof(Nullable<int>.HasValue)), present, Expression.Constant(double.NaN));
        }
        else
        {
            value = AsDouble(value);
        }

        return Expression.Lambda<Func<TRecord, double>>(value, record).Compile();
    }

    private static Expression AsDouble(Expression value)
        => value.Type == typeof(bool) ? Expression.Condition(value, Expression.Constant(1.0), Expression.Constant(0.0)) : Expression.Convert(value, typeof(double));

    private static Func<TRecord, TValue> Compile<TRecord, TValue>(PropertyInfo property, Type type)
    {
        var record = Expression.Parameter(typeof(TRecord));
        return Expression.Lambda<Func<TRecord, TValue>>(Expression.Convert(Expression.Property(record, property), type), record).Compile();
    }

    private static DataException Bad(PropertyInfo property, Column column, string what)
        => new($"Property '{property.Name}' {what}, but column '{column.Name}' of the model needs a value.");

    private static double Unknown(PropertyInfo property, Column column, string text, UnknownCategories unknown) => unknown == UnknownCategories.Accept ? Column.Unknown
        : throw new DataException($"Property '{property.Name}' is '{text}', which is none of the values of column '{column.Name}' that the model knows: {NameList.Format(column.Categories!)}.");
}
