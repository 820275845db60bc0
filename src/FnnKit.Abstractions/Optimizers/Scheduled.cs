using System.Globalization;

namespace FnnKit;

/// <summary>A number that is either fixed or follows a schedule. In a configuration it is a number, or a schedule part.</summary>
public readonly struct Scheduled
{
    private readonly double _value;

    /// <summary>A number that follows a schedule.</summary>
    public Scheduled(ISchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Schedule = schedule;
    }

    private Scheduled(double value) => _value = value;

    /// <summary>The schedule, or null for a fixed number.</summary>
    public ISchedule? Schedule { get; }

    /// <summary>A fixed number.</summary>
    public static implicit operator Scheduled(double value) => new(value);

    /// <summary>The value for a step.</summary>
    public double At(in Progress progress) => Schedule is null ? _value : Schedule.At(progress);

    /// <inheritdoc/>
    public override string ToString() => Schedule?.ToString() ?? _value.ToString(CultureInfo.InvariantCulture);
}
