namespace FnnKit.Losses;

/// <summary>A target of which a share is spread evenly over all classes: <c>(1 - s) · t + s / classes</c>; without smoothing exactly t.</summary>
internal readonly struct SmoothedTarget(double smoothing, int classes)
{
    private readonly double _kept = 1 - smoothing;
    private readonly double _spread = smoothing / classes;

    public T Of<T>(T target)
        where T : struct, ILane<T>
        => (_kept * target) + _spread;
}
