using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>A distance between ticks that people count in: 1, 2 or 5 times a power of ten.</summary>
/// <param name="Factor">1, 2 or 5.</param>
/// <param name="Exponent">The power of ten.</param>
internal readonly record struct TickStep(int Factor, int Exponent)
{
    private const int FixedExponents = 6;

    /// <summary>The least step that is at least as large as a number.</summary>
    public static TickStep AtLeast(double least)
    {
        int exponent = (int)Math.Floor(Math.Log10(least));
        return InDecade(exponent).Append(new TickStep(1, exponent + 1)).First(step => step.At(1) >= least * (1 - 1e-9));
    }

    /// <summary>The steps from one power of ten up to the next.</summary>
    public static IEnumerable<TickStep> InDecade(int exponent) => [new(1, exponent), new(2, exponent), new(5, exponent)];

    /// <summary>So many steps from zero; powers of ten below one are divided by, since they have no exact binary form.</summary>
    public double At(double steps) => Exponent < 0 ? steps * Factor / Math.Pow(10, -Exponent) : steps * Factor * Math.Pow(10, Exponent);

    /// <summary>The number of whole steps that lie at or below a value.</summary>
    public double Below(double value) => Math.Floor((value / At(1)) + 1e-9);

    /// <summary>The number of whole steps that reach a value.</summary>
    public double Above(double value) => Math.Ceiling((value / At(1)) - 1e-9);

    /// <summary>Writes a multiple of the step with as many digits as the step has, in powers of ten where it would be long.</summary>
    public string Label(double value, double largest)
    {
        int leading = (int)Math.Floor(Math.Log10(largest));
        if (value == 0 || (leading < FixedExponents && Exponent >= 1 - FixedExponents))
            return value.ToString($"F{(value == 0 && leading >= FixedExponents ? 0 : Math.Clamp(-Exponent, 0, FixedExponents))}", CultureInfo.InvariantCulture);
        return value.ToString($"0.{new string('#', Math.Clamp(leading - Exponent, 1, 15))}e0", CultureInfo.InvariantCulture);
    }
}
