using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace FnnKit;

/// <summary>Finds the property of a type for each column of a model.</summary>
internal static class RecordColumns
{
    /// <summary>Readers of the columns, in their order.</summary>
    /// <exception cref="ModelException">A column has no property, several, or one of a type that it cannot take; all of them are named.</exception>
    public static Func<TRecord, double>[] Create<TRecord>(FeaturePipeline pipeline)
    {
        var columns = pipeline.Schema.Features;
        var properties = typeof(TRecord).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0).ToArray();
        var troubles = new List<string>();
        var readers = new List<Func<TRecord, double>>();
        for (int i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var found = Find(column, properties);
            if (found.Length != 1)
                troubles.Add(found.Length == 0 ? Missing(column, properties) : $"column '{column.Name}' could be {string.Join(" or ", found.Select(property => $"'{property.Name}'"))}; mark the one that is meant with [Column(\"{column.Name}\")]");
            else if (PropertyReader.Create<TRecord>(found[0], column, pipeline.Schema.UnknownCategories, pipeline.FillsIn(i)) is { } reader)
                readers.Add(reader);
            else
                troubles.Add($"property '{found[0].Name}' is {found[0].PropertyType.Name}, but column '{column.Name}' takes {(column.IsCategory ? "text, an enumeration, or a number" : "a number or bool")}");
        }

        return troubles.Count == 0
            ? [.. readers]
            : throw new ModelException($"{typeof(TRecord).Name} does not fit the columns of the model:{string.Concat(troubles.Select(trouble => $"{Environment.NewLine}  {trouble}"))}");
    }

    private static PropertyInfo[] Find(Column column, PropertyInfo[] properties)
    {
        PropertyInfo[] marked = [.. properties.Where(property => Marked(property) == column.Name)];
        if (marked.Length > 0)
            return marked;
        PropertyInfo[] exact = [.. properties.Where(property => Marked(property) is null && property.Name == column.Name)];
        return exact.Length > 0 ? exact : [.. properties.Where(property => Marked(property) is null && Plain(property.Name) == Plain(column.Name))];
    }

    private static string Missing(Column column, PropertyInfo[] properties)
        => $"there is no property for column '{column.Name}'{NearestName.Suggest(column.Name, [.. properties.Select(property => property.Name)])}; add one, or mark one with [Column(\"{column.Name}\")]";

    private static string? Marked(PropertyInfo property) => property.GetCustomAttribute<ColumnAttribute>()?.Name;

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
