using FnnKit;

namespace NeverReturns;

/// <summary>Waits for ever when it is created.</summary>
[Schedule("endless")]
public sealed class Endless : ISchedule
{
    public Endless() => Thread.Sleep(Timeout.Infinite);

    public double At(in Progress progress) => 0;
}
