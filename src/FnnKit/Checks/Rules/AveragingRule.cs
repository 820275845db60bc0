namespace FnnKit;

/// <summary>Checks that the average of weights that a setup asks for is computed, and that the first weights do not dominate it.</summary>
internal sealed class AveragingRule : ISetupRule
{
    /// <summary>The rule reports a larger share of the first weights in the average at the end of a run than this.</summary>
    private const double FirstAllowed = 0.1;

    private const string Setting = "Training:Averaging";

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        var options = facts.Setup.Training.Averaging;
        if (options.Kind == AveragingKind.None)
        {
            if (IsLeftOut(options, facts.Setup.Settings))
                yield return Finding(Setting, "weights are not averaged because 'Kind' is missing; set it to \"Exponential\" or \"Stochastic\", or leave 'Averaging' out");
            yield break;
        }

        if (facts.TotalSteps is not { } steps)
            yield break;
        int stepsPerEpoch = facts.StepsPerEpoch!.Value, every = options.StepsBetween(stepsPerEpoch);
        long added = options.StartEpoch >= steps / stepsPerEpoch + 1 ? 0 : Math.Max(0, (steps - (options.StartEpoch * stepsPerEpoch)) / every);
        if (added == 0)
            yield return Finding(
                options.StartEpoch > 0 ? $"{Setting}:StartEpoch" : $"{Setting}:EverySteps",
                $"no weights are averaged: the first would be added {every} steps after {options.StartEpoch} epochs of {stepsPerEpoch} steps, but the run takes only {steps} steps; start earlier or train longer");
        else if (options.Kind == AveragingKind.Exponential && Scalar.Power(options.Decay, added - 1) is > FirstAllowed and var share)
            yield return Finding($"{Setting}:Decay", DescribeFirstWeights(options.Decay, added, share));
    }

    /// <summary>A written <c>"Kind": "None"</c> is intended; other options without a kind mean that it was forgotten.</summary>
    private static bool IsLeftOut(AveragingOptions options, SettingNode? settings)
        => settings is null
            ? options.StartEpoch > 0 || options.EverySteps is not null || options.Decay != new AveragingOptions().Decay
            : settings.Nearest(Setting) is { Members.Count: > 0 } node && node.Path.EndsWith(":Averaging", StringComparison.OrdinalIgnoreCase) && !node.Members.ContainsKey("Kind");

    private static string DescribeFirstWeights(double decay, long added, double share)
    {
        string cure = added > 1
            ? $"set 'Decay' to {Math.Floor(Scalar.Power(FirstAllowed, 1.0 / (added - 1)) * 1000) / 1000} or less, add weights more often, or train longer"
            : "start earlier, add weights more often, or train longer";
        return FormattableString.Invariant($"the first weights still make up {share:0.##} of the average when the run ends, because weights are added {added} times with a 'Decay' of {decay}; ") + cure;
    }

    private static SetupFinding Finding(string path, string message) => SetupFinding.Create(SettingDiagnostics.Averaging, path, message);
}
