namespace FnnKit.Losses;

/// <summary>A target of 0 or 1 of which a share is given up: <c>(1 - s) · t + s / 2</c>; without smoothing exactly t.</summary>
internal readonly struct SmoothedLabel(double smoothing)
{
    private readonly double _kept = 1 - smoothing;
    private readonly double _spread = smoothing / 2;

    public T Of<T>(T target)
        where T : struct, ILane<T>
        => (_kept * target) + _spread;
}
