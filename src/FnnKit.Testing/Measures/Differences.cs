namespace FnnKit.Testing;

/// <summary>Slopes by differences, to hold derivatives against.</summary>
internal static class Differences
{
    private const double Step = 1e-5;

    /// <summary>The slope of a function along one of its variables, or null where the function has a kink.</summary>
    /// <param name="function">The function; it reads the variable where it stands.</param>
    /// <param name="variable">The variable, put back afterwards.</param>
    public static double? Derivative(Func<double> function, ref double variable)
    {
        double at = variable, here = function();
        variable = at + Step;
        double above = function();
        variable = at - Step;
        double below = function();
        variable = at;
        double left = (here - below) / Step, right = (above - here) / Step;
        return Math.Abs(left - right) > 1e-2 * (1 + Math.Abs(left)) ? null : (above - below) / (2 * Step);
    }

    /// <summary>Whether a derivative is what differences say, as nearly as they can.</summary>
    public static bool Agree(double? slope, double actual) => slope is null || Math.Abs(slope.Value - actual) <= 1e-6 * (1 + Math.Abs(slope.Value));
}
