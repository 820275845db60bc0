namespace FnnKit;

/// <summary>Compares the gradient of single weights with differences of the loss.</summary>
internal sealed class GradientComparison(LossSurface surface, double tolerance)
{
    /// <summary>Below this share of the loss or of the largest gradient, differences of losses have no digits left to compare.</summary>
    private const double FloorShare = 1e-3;

    /// <summary>What slopes on either side may differ by, relatively, from rounding alone.</summary>
    private const double DerivativeRounding = 1e-5;

    /// <summary>The step first tried balances rounding (1e-16 / h) with curvature (h^2); the others find out what the matter is.</summary>
    private static readonly double[] Steps = [1e-5, 1e-6, 1e-4, 1e-7];

    private readonly double _floor = FloorShare * Math.Max(Math.Abs(surface.Loss), surface.LargestGradient);

    /// <param name="parameter">Receives what is found.</param>
    /// <param name="offset">Where the parameter begins among the weights of the network.</param>
    /// <param name="index">The weight within the parameter.</param>
    public void Compare(ParameterGradient parameter, int offset, int index)
    {
        double gradient = parameter.Gradient[index], best = double.PositiveInfinity, difference = double.NaN;
        foreach (double step in Steps)
        {
            double central = Central(offset + index, step);
            double error = RelativeError(gradient, central);
            if (error < best || double.IsNaN(difference))
                (best, difference) = (error, central);
            if (best <= tolerance)
                break;
        }

        // Written so that NaN, of which nothing is true, fails.
        bool agrees = best <= tolerance;
        if (!agrees && IsAtKink(offset + index))
        {
            parameter.Kinks++;
            return;
        }

        parameter.Differences[index] = difference;
        parameter.Checked++;
        parameter.Failures += agrees ? 0 : 1;
        parameter.LargestAbsoluteError = Math.Max(parameter.LargestAbsoluteError, Math.Abs(gradient - difference));
        if (parameter.Worst < 0 || double.IsNaN(best) || best > parameter.LargestRelativeError)
            (parameter.Worst, parameter.LargestRelativeError) = (index, best);
    }

    private double RelativeError(double gradient, double difference)
        => gradient == difference ? 0 : Math.Abs(gradient - difference) / Math.Max(_floor, Math.Max(Math.Abs(gradient), Math.Abs(difference)));

    private double Central(int weight, double step)
    {
        var (right, left, stepRight, stepLeft) = surface.Around(weight, Scaled(weight, step));
        return (right - left) / (stepRight + stepLeft);
    }

    /// <summary>
    /// Whether the loss has a kink just here, and so no derivative: its slopes to the left and to the right differ, and do not come closer together as the
    /// step is made smaller. Where the loss is smooth they do, in proportion.
    /// </summary>
    private bool IsAtKink(int weight)
    {
        var (coarseLeft, coarseRight) = Derivatives(weight, 1e-5);
        var (left, right) = Derivatives(weight, 1e-6);
        double jump = Math.Abs(right - left), rounding = DerivativeRounding * Math.Max(_floor, Math.Max(Math.Abs(left), Math.Abs(right)));
        return jump > rounding && jump > 0.5 * Math.Abs(coarseRight - coarseLeft);
    }

    private (double Left, double Right) Derivatives(int weight, double step)
    {
        var (right, left, stepRight, stepLeft) = surface.Around(weight, Scaled(weight, step));
        return ((surface.Loss - left) / stepLeft, (right - surface.Loss) / stepRight);
    }

    private double Scaled(int weight, double step) => step * Math.Max(1, Math.Abs(surface.WeightAt(weight)));
}
