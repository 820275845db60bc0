using FnnKit;

namespace ThrowingConstructor;

/// <summary>Cannot be made.</summary>
[Schedule("throwing")]
public sealed class Throwing : ISchedule
{
    public Throwing() => throw new InvalidOperationException("the licence has run out");

    public double At(in Progress progress) => 0;
}
