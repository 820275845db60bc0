using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace FnnKit.Testing.Laws;

internal sealed class RangeLaw() : PartLaw("numbers out of range are rejected")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var option in PartOptions.Get(part.Type))
        {
            foreach (double value in option.GetCustomAttribute<RangeAttribute>() is { } range ? Outside(range) : [])
            {
                object changed = part.Make();
                if (TrySet(option, changed, value))
                    Require(OptionProblems.Find(changed).Contains(option.Name), part, $"'{option.Name}' takes {CSharp.Number(value)}");
            }
        }
    }

    private static IEnumerable<double> Outside(RangeAttribute range)
    {
        double low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        return [range.MinimumIsExclusive ? low : low - 1, range.MaximumIsExclusive ? high : high + 1, double.NaN, double.PositiveInfinity,
            double.NegativeInfinity];
    }

    private static bool TrySet(PropertyInfo option, object part, double value)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        bool isWhole = value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue;
        // The largest double is not below itself, so adding one to it leaves the range only for whole numbers.
        object? converted = type switch
        {
            _ when type == typeof(double) && Math.Abs(value) != double.MaxValue => value,
            _ when type == typeof(Scheduled) && Math.Abs(value) != double.MaxValue => (Scheduled)value,
            _ when type == typeof(int) && isWhole => (int)value,
            _ when type == typeof(long) && isWhole => (long)value,
            _ => null,
        };
        if (converted is not null)
            option.SetValue(part, converted);
        return converted is not null;
    }
}
