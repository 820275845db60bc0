using System.Globalization;

namespace FnnKit;

/// <summary>The arrays of one layer in the file of another program.</summary>
/// <param name="Name">What stands before the names of its arrays.</param>
/// <param name="Arrays">Whole names by the last part of them, without what TensorFlow puts behind.</param>
internal sealed record ArrayGroup(string Name, IReadOnlyDictionary<string, string> Arrays)
{
    /// <summary>Groups arrays by all but the last part of their names, in the order in which they first appear; where numbers tell them apart, in that of the numbers.</summary>
    public static IReadOnlyList<ArrayGroup> Of(IEnumerable<string> names, char separator)
    {
        var groups = names.GroupBy(name => name.LastIndexOf(separator) is var end and >= 0 ? name[..end] : "")
            .Select(group => new ArrayGroup(group.Key, group.ToDictionary(name => Last(name, separator), name => name))).ToArray();
        bool areNumbered = groups.Select(group => WithoutNumber(group.Name)).Distinct().Count() == 1 && groups.All(group => Number(group.Name) is not null);
        return areNumbered ? [.. groups.OrderBy(group => Number(group.Name))] : groups;
    }

    /// <summary>The number at the end of a name, as in <c>layers.12</c> and <c>dense_1</c>; null where there is none.</summary>
    public static long? Number(string name)
        => long.TryParse(name.AsSpan(WithoutNumber(name).Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A name without the number at its end.</summary>
    public static string WithoutNumber(string name) => name.TrimEnd("0123456789".ToCharArray());

    private static string Last(string name, char separator)
    {
        string last = name[(name.LastIndexOf(separator) + 1)..];
        return last.EndsWith(":0", StringComparison.Ordinal) ? last[..^2] : last;
    }
}
