namespace FnnKit.Optimizers;

/// <summary>Newton's method with a curvature that is estimated from the last steps: for small networks, and batches that are the whole training part.</summary>
/// <remarks>
/// With the last movements s and differences of gradients y, the newest first, and <c>rho = 1 / y·s</c>: <c>q = g</c>; from the newest to the oldest <c>a =
/// rho · s·q</c>, <c>q = q - a · y</c>; <c>q = q · y·s / y·y</c> of the newest; from the oldest to the newest <c>q = q + (a - rho · y·q) · s</c>; and <c>w
/// = w - rate · q</c>, in the first step no farther than the learning rate. A pair whose <c>y·s</c> is not above 1e-10 is passed over. One iteration a step
/// and no line search, as PyTorch's LBFGS with max_iter 1. It remembers two numbers for each weight and step of its history. Source: Liu and Nocedal, On
/// the limited memory BFGS method for large scale optimization, Mathematical Programming 45, 1989.
/// </remarks>
[Optimizer("l-bfgs")]
public sealed class Lbfgs : IOptimizer
{
    private const int Movement = 0;
    private const int LastGradient = 1;
    private const double LeastCurvature = 1e-10;

    /// <summary>Which share of Newton's step is taken: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled LearningRate { get; set; } = 1.0;

    /// <summary>How many steps the curvature is estimated from.</summary>
    [Range(1, 1000)]
    public int History { get; set; } = 100;

    /// <summary>Nothing moves when no derivative is above this.</summary>
    [Range(0.0, double.MaxValue)]
    public double GradientTolerance { get; set; } = 1e-7;

    /// <summary>Nothing moves when the loss would fall by less than this for a step of one.</summary>
    [Range(0.0, double.MaxValue)]
    public double ChangeTolerance { get; set; } = 1e-9;

    /// <inheritdoc/>
    public int StateCount => 2 + (2 * History);

    /// <inheritdoc/>
    public UpdateScope Scope => UpdateScope.Network;

    /// <inheritdoc/>
    public void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> way = pass.State(Movement), last = pass.State(LastGradient);
        bool isFirst = Reductions.SumOfSquares<T>(last) == 0;
        if (!isFirst)
            Remember(pass, way, last);
        Vectors.Abs(pass.Gradient, way);
        double steepest = double.CreateTruncating(Reductions.Max<T>(way)), sum = Reductions.Sum<T>(way);
        if (steepest <= GradientTolerance)
        {
            // Nothing moves. A first gradient that is as good as none is forgotten, so that the next is the first.
            way.Clear();
            (isFirst ? way : pass.Gradient).CopyTo(last);
            return;
        }

        pass.Gradient.CopyTo(last);
        pass.Gradient.CopyTo(way);
        Straighten(pass, way);
        double rate = pass.Step.LearningRate * (isFirst ? Math.Min(1, 1 / sum) : 1);
        bool isFlat = Reductions.Dot<T>(pass.Gradient, way) < ChangeTolerance;
        Vectors.Multiply(way, isFlat ? 0 : -rate, way);
        Vectors.Add(pass.Weights, way, pass.Weights);
    }

    /// <summary>Puts the last movement, and what it did to the gradient, before the others; the oldest pair goes.</summary>
    private void Remember<T>(in OptimizerPass<T> pass, Span<T> movement, Span<T> last)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The last gradient is not needed any more, so its room takes the difference.
        Vectors.Subtract(pass.Gradient, last, last);
        if (!(Reductions.Dot<T>(last, movement) > LeastCurvature))
            return;
        for (int i = History - 1; i > 0; i--)
        {
            Steps(pass, i - 1).CopyTo(Steps(pass, i));
            Curvatures(pass, i - 1).CopyTo(Curvatures(pass, i));
        }

        movement.CopyTo(Steps(pass, 0));
        last.CopyTo(Curvatures(pass, 0));
    }

    /// <summary>Turns a gradient into the way to where it would vanish.</summary>
    private void Straighten<T>(in OptimizerPass<T> pass, Span<T> q)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> curvature = stackalloc double[History], share = stackalloc double[History];
        int pairs = 0;
        for (; pairs < History && (curvature[pairs] = Reductions.Dot<T>(Curvatures(pass, pairs), Steps(pass, pairs))) > 0; pairs++)
        {
            share[pairs] = Reductions.Dot<T>(Steps(pass, pairs), q) / curvature[pairs];
            Vectors.AddScaled(q, -share[pairs], Curvatures(pass, pairs), q);
        }

        if (pairs > 0)
            Vectors.Multiply(q, curvature[0] / Reductions.SumOfSquares<T>(Curvatures(pass, 0)), q);
        for (int i = pairs - 1; i >= 0; i--)
            Vectors.AddScaled(q, share[i] - (Reductions.Dot<T>(Curvatures(pass, i), q) / curvature[i]), Steps(pass, i), q);
    }

    private static Span<T> Steps<T>(in OptimizerPass<T> pass, int age)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => pass.State(2 + (2 * age));

    private static Span<T> Curvatures<T>(in OptimizerPass<T> pass, int age)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => pass.State(3 + (2 * age));
}
