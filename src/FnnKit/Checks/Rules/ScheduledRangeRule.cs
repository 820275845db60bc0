using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace FnnKit;

/// <summary>
/// Checks that a number that follows a schedule stays in its range during the run. The binder checks only numbers that are fixed, and
/// <see cref="LearningRateRule"/> checks the learning rate.
/// </summary>
internal sealed class ScheduledRangeRule : ISetupRule
{
    private const string LearningRate = "Optimizer:LearningRate";

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
        => facts.TotalSteps is { } steps && facts.StepsPerEpoch is { } stepsPerEpoch ? Visit(facts.Setup, "", stepsPerEpoch, steps) : [];

    private static IEnumerable<SetupFinding> Visit(object owner, string path, int stepsPerEpoch, long steps)
        => PartOptions.Get(owner.GetType()).SelectMany(option => Visit(option, option.GetValue(owner), SettingReader.Join(path, option.Name), stepsPerEpoch, steps));

    private static IEnumerable<SetupFinding> Visit(PropertyInfo option, object? value, string path, int stepsPerEpoch, long steps) => value switch
    {
        Scheduled { Schedule: { } schedule } number => Check(option, number, schedule, path, stepsPerEpoch, steps),
        LayerSetup layer => Visit(layer.Layer, path, stepsPerEpoch, steps),
        null or string => [],
        System.Collections.IEnumerable items => items.Cast<object?>().SelectMany((item, index) => Visit(option, item, SettingReader.Join(path, $"{index}"), stepsPerEpoch, steps)),
        _ when SettingValues.IsNested(value.GetType()) || PartKind.All.Any(kind => kind.Contract.IsInstanceOfType(value)) => Visit(value, path, stepsPerEpoch, steps),
        _ => [],
    };

    /// <summary>The limits themselves are allowed: a schedule may begin or end at 0 where a fixed number must be above it.</summary>
    private static IEnumerable<SetupFinding> Check(PropertyInfo option, Scheduled number, ISchedule schedule, string path, int stepsPerEpoch, long steps)
    {
        if (path == LearningRate || option.GetCustomAttribute<RangeAttribute>() is not { } range)
            yield break;
        double low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        foreach (var (step, value) in LearningRates.Sample(number, stepsPerEpoch, steps))
        {
            if (value >= low && value <= high && !(value == high && range.MaximumIsExclusive))
                continue;
            string limit = value < low ? $"must be at least {range.Minimum}" : range.MaximumIsExclusive ? $"must be less than {range.Maximum}" : $"must be at most {range.Maximum}";
            yield return SetupFinding.Create(SettingDiagnostics.OutOfRange, path, FormattableString.Invariant(
                $"the schedule '{PartIdentity.Get(schedule).Name}' gives {value} at step {step} of {steps}, but '{option.Name}' {limit}; change the numbers of the schedule"));
            yield break;
        }
    }
}
