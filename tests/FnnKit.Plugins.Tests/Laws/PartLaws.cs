using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every part of every kind.</summary>
public sealed partial class PartLaws
{
    public static TheoryData<string, string> All => Parts.Rows();

    [Fact]
    public void Parts_of_all_kinds_are_found()
        => Assert.Equal(PartKind.All, Parts.All.Select(Parts.KindOf).Distinct().OrderBy(kind => PartKind.All.ToList().IndexOf(kind)));

    [Fact]
    public void Names_are_unique_within_a_kind()
        => Assert.Equal(Parts.All.Count, Parts.All.DistinctBy(part => (Parts.KindOf(part), Parts.NameOf(part).ToUpperInvariant())).Count());

    [Theory]
    [MemberData(nameof(All))]
    public void The_name_is_in_kebab_case(string kind, string name) => Assert.Matches(Kebab(), Parts.NameOf(Parts.Find(kind, name)));

    [Theory]
    [MemberData(nameof(All))]
    public void The_class_is_sealed_and_is_what_it_says(string kind, string name)
    {
        var type = Parts.Find(kind, name);
        Assert.True(type.IsSealed);
        Assert.True(type.IsAssignableTo(Parts.KindOf(type).Contract));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_documented_with_each_of_its_options(string kind, string name)
    {
        var type = Parts.Find(kind, name);
        Assert.NotEqual("", Summary(type, $"T:{type.FullName}"));
        foreach (var option in PartOptions.Of(type))
        {
            var declaring = option.DeclaringType!;
            string owner = declaring.IsGenericType ? declaring.GetGenericTypeDefinition().FullName! : declaring.FullName!;
            string summary = Summary(declaring, $"P:{owner}.{option.Name}");
            Assert.True(summary.Length > 0, $"'{option.Name}' has no summary");
            Assert.EndsWith(".", summary, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_made_without_arguments_and_its_defaults_are_valid(string kind, string name)
    {
        var part = Activator.CreateInstance(Parts.Find(kind, name))!;
        var lacking = PartOptions.Of(part.GetType())
            .Where(option => option.IsDefined(typeof(RequiredAttribute)) && option.GetValue(part) is null)
            .Select(option => option.Name)
            .ToArray();
        if (lacking.Length == 0 && part is not IValidatableObject)
            Assert.Empty(Parts.Problems(part));
        else
            Assert.Empty(Parts.Problems(Parts.Complete(part)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_number_among_its_options_has_a_range(string kind, string name)
    {
        foreach (var option in PartOptions.Of(Parts.Find(kind, name)).Where(option => IsNumber(option.PropertyType)))
            Assert.True(option.IsDefined(typeof(RangeAttribute)), $"'{option.Name}' takes any number");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Numbers_out_of_range_are_rejected(string kind, string name)
    {
        var type = Parts.Find(kind, name);
        foreach (var option in PartOptions.Of(type))
        {
            if (option.GetCustomAttribute<RangeAttribute>() is not { } range)
                continue;
            foreach (double value in Outside(range))
            {
                var part = Parts.Complete(Activator.CreateInstance(type)!);
                if (!TrySet(option, part, value))
                    continue;
                Assert.Contains(option.Name, Parts.Problems(part));
            }
        }
    }

    private static IEnumerable<double> Outside(RangeAttribute range)
    {
        double low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        yield return range.MinimumIsExclusive ? low : low - 1;
        yield return range.MaximumIsExclusive ? high : high + 1;
        yield return double.NaN;
        yield return double.PositiveInfinity;
        yield return double.NegativeInfinity;
    }

    private static bool TrySet(PropertyInfo option, object part, double value)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        bool isWhole = value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue;
        // The largest double is not below itself, so adding one to it leaves the range only for whole numbers.
        if (type == typeof(double) && Math.Abs(value) != double.MaxValue)
            option.SetValue(part, value);
        else if (type == typeof(Scheduled) && Math.Abs(value) != double.MaxValue)
            option.SetValue(part, (Scheduled)value);
        else if (type == typeof(int) && isWhole)
            option.SetValue(part, (int)value);
        else if (type == typeof(long) && isWhole)
            option.SetValue(part, (long)value);
        else
            return false;
        return true;
    }

    private static bool IsNumber(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(float);
    }

    private static string Summary(Type type, string member)
    {
        var document = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        var summary = document.Descendants("member").
            SingleOrDefault(element => (string?)element.Attribute("name") == member.Replace('+', '.'))?.Element("summary");
        return summary is null ? "" : string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
