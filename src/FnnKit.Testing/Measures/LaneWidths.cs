using System.Numerics;

namespace FnnKit.Testing;

/// <summary>Runs the same work in every vector width of the machine.</summary>
internal static class LaneWidths
{
    /// <summary>Lets widths be forced. It has to be said before anything is computed: after that the width is a constant.</summary>
    public static void Allow() => AppContext.SetSwitch(VectorWidth.ForceSwitch, true);

    /// <summary>What differs between the widths, in words; null where nothing does.</summary>
    /// <param name="work">Computes some numbers.</param>
    /// <exception cref="LawNotCheckedException">This process cannot force a width any more.</exception>
    public static string? Difference<T>(Func<T[]> work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!VectorWidth.CanBeForced)
            throw new LawNotCheckedException($"The widths cannot be told apart in this process: set <RuntimeHostConfigurationOption "
                + $"Include=\"{VectorWidth.ForceSwitch}\" Value=\"true\" /> in its project.");
        T[] scalar = VectorWidth.Force(0, work);
        foreach (int width in VectorWidth.Available.Where(width => width > 0))
        {
            T[] wide = VectorWidth.Force(width, work);
            int at = SameBits.FirstDifference<T>(scalar, wide);
            if (at >= 0)
                return $"number {at} is {CSharp.Number(scalar[at])} in scalar code, but {CSharp.Number(wide[at])} in vectors of {width} bits";
        }

        return null;
    }
}
