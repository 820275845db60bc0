namespace FnnKit;

/// <summary>Weights are averaged where that is set up, and the mean is not mostly that of the first steps.</summary>
internal sealed class AveragingRule : ISetupRule
{
    /// <summary>The share of the first weights in an exponential mean that is passed over at the end of a run.</summary>
    private const double FirstAllowed = 0.1;

    private const string Setting = "Training:Averaging";

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        var options = facts.Setup.Training.Averaging;
        if (options.Kind == AveragingKind.None)
        {
            if (IsLeftOut(options, facts.Setup.Settings))
                yield return Finding(Setting, "weights are not averaged, since 'Kind' is not given; set it to \"Exponential\" or \"Stochastic\", or leave 'Averaging' out");
            yield break;
        }

        if (facts.TotalSteps is not { } steps)
            yield break;
        int stepsPerEpoch = facts.StepsPerEpoch!.Value, every = options.StepsBetween(stepsPerEpoch);
        long added = options.StartEpoch >= steps / stepsPerEpoch + 1 ? 0 : Math.Max(0, (steps - (options.StartEpoch * stepsPerEpoch)) / every);
        if (added == 0)
            yield return Finding(
                options.StartEpoch > 0 ? $"{Setting}:StartEpoch" : $"{Setting}:EverySteps",
                $"no weights are averaged: the first would be added {every} steps after {options.StartEpoch} epochs of {stepsPerEpoch} steps, but the run takes {steps} steps; begin earlier or train longer");
        else if (options.Kind == AveragingKind.Exponential && Math.Pow(options.Decay, added - 1) is > FirstAllowed and var share)
            yield return Finding($"{Setting}:Decay", FirstWeighMost(options.Decay, added, share));
    }

    /// <summary>Who writes <c>"Kind": "None"</c> means it; who leaves it out and sets something else has forgotten it.</summary>
    private static bool IsLeftOut(AveragingOptions options, SettingNode? settings)
        => settings is null
            ? options.StartEpoch > 0 || options.EverySteps is not null || options.Decay != new AveragingOptions().Decay
            : settings.Nearest(Setting) is { Members.Count: > 0 } node && node.Path.EndsWith(":Averaging", StringComparison.OrdinalIgnoreCase) && !node.Members.ContainsKey("Kind");

    private static string FirstWeighMost(double decay, long added, double share)
    {
        string cure = added > 1
            ? $"set 'Decay' to {Math.Floor(Math.Pow(FirstAllowed, 1.0 / (added - 1)) * 1000) / 1000} at most, add weights more often, or train longer"
            : "begin earlier, add weights more often, or train longer";
        return FormattableString.Invariant($"the first weights still make up {share:0.##} of the mean when the run ends, since weights are added {added} times with a 'Decay' of {decay}; ") + cure;
    }

    private static SetupFinding Finding(string path, string message) => new(SettingDiagnostics.Averaging, path, message);
}
