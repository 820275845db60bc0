using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>The pictures of a study.</summary>
public static class StudyCharts
{
    private const int MostSlices = 12;

    /// <summary>What each trial reached, and the best so far.</summary>
    /// <param name="study">A study with a trial that has a value.</param>
    public static IDrawing History(StudyResult study)
    {
        var trials = Known(study);
        var line = new List<(double, double)>();
        double best = double.NaN;
        foreach (var trial in trials.Where(trial => trial.State == TrialState.Completed))
        {
            best = double.IsNaN(best) ? trial.Value : study.IsHigherBetter ? Math.Max(best, trial.Value) : Math.Min(best, trial.Value);
            line.Add((trial.Number, best));
        }

        return new Figure([new ScatterChart("history", "trial", Words(study.Metric), [.. trials.Select(trial => ((double)trial.Number, trial.Value, ColorOf(trial)))], line: line)]);
    }

    /// <summary>What the trials reached over each setting.</summary>
    /// <param name="study">A study with a trial that has a value.</param>
    public static IDrawing Slices(StudyResult study)
    {
        var trials = Known(study);
        return new Figure([.. study.Space.Entries.Select((entry, i) => (entry, i)).Take(MostSlices).Select(pair => new ScatterChart(
            ShortName(pair.entry.Path), NameOf(pair.entry), "", [.. trials.Where(trial => !double.IsNaN(trial.Point[pair.i])).Select(trial => (trial.Point[pair.i], trial.Value, ColorOf(trial)))],
            pair.entry.Parameter.IsLogarithmic))]);
    }

    /// <summary>What the trials reached over the number of weights.</summary>
    /// <param name="study">A study with a trial that has a value.</param>
    public static IDrawing Size(StudyResult study)
        => new Figure([new ScatterChart("score and size", "weights", Words(study.Metric), [.. Known(study).Where(trial => trial.Weights > 0).Select(trial => ((double)trial.Weights!, trial.Value, ColorOf(trial)))], isLogarithmic: true)]);

    /// <summary>The settings of all trials as parallel coordinates, the metric last, its better end above.</summary>
    /// <param name="study">A study with a trial that has a value.</param>
    public static IDrawing Parallel(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var ranked = study.Ranked.Reverse().ToArray();
        double worst = ranked.Select(trial => trial.Value).DefaultIfEmpty(0).Max(value => study.IsHigherBetter ? -value : value), best = ranked.Select(trial => trial.Value).DefaultIfEmpty(0).Min(value => study.IsHigherBetter ? -value : value);
        (worst, best) = study.IsHigherBetter ? (-worst, -best) : (worst, best);
        var axes = study.Space.Entries.Select(entry => (ShortName(entry.Path), entry.Describe(Low(entry.Parameter)), entry.Describe(High(entry.Parameter)))).Append((Words(study.Metric), Number(worst), Number(best)));
        return new Figure([new ParallelChart("settings of the trials, the best darkest", [.. axes],
            [.. ranked.Select(trial => (IReadOnlyList<double>)[.. study.Space.Entries.Select((entry, i) => Share(entry.Parameter, trial.Point[i])), worst == best ? 1 : (trial.Value - worst) / (best - worst)])])]);
    }

    private static TuneTrial[] Known(StudyResult study) => [.. study.Trials.Where(trial => double.IsFinite(trial.Value))];

    private static Color ColorOf(TuneTrial trial) => trial.State == TrialState.Completed ? Palette.Get(0) : Palette.FaintInk.Mix(Color.White, 0.4);

    private static double Low(SearchParameter parameter) => parameter.Kind == ParameterKind.Choice ? 0 : parameter.From;

    private static double High(SearchParameter parameter) => parameter.Kind == ParameterKind.Choice ? parameter.Choices - 1 : parameter.To;

    private static double Share(SearchParameter parameter, double value)
    {
        double low = Low(parameter), high = High(parameter);
        return parameter.IsLogarithmic ? Math.Log(value / low) / Math.Log(high / low) : (value - low) / (high - low);
    }

    /// <summary>The last key of a path says most, and the one before it tells layers apart.</summary>
    private static string ShortName(string path)
    {
        string[] keys = path.Split(':');
        return keys.Length > 1 && int.TryParse(keys[^2], out _) ? $"{keys[^2]}:{keys[^1]}" : keys[^1];
    }

    private static string NameOf(TuneSpaceEntry entry)
        => entry.Parameter.Kind != ParameterKind.Choice ? entry.Path : string.Join(", ", Enumerable.Range(0, entry.Choices.Count).Select(i => $"{i} {entry.Describe(i)}"));

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Words(string name) => name.Replace('_', ' ');
}
