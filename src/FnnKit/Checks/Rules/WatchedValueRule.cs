namespace FnnKit;

/// <summary>Checks that the reports have the values that callbacks watch.</summary>
internal sealed class WatchedValueRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Split is null)
            yield break;
        string[] names = ["loss", .. facts.Setup.Metrics.Select(metric => PartIdentity.Get(metric).Name)];
        if (facts.Split.Validation.Length > 0)
            names = [.. names, .. names.Select(name => $"validation_{name}")];
        for (int i = 0; i < facts.Setup.Callbacks.Count; i++)
        {
            var callback = facts.Setup.Callbacks[i];
            if (callback.Watches is not { } watched || names.Contains(watched))
                continue;
            string cure = watched.StartsWith("validation_", StringComparison.Ordinal) && facts.Split.Validation.Length == 0
                ? "there is no validation part; set 'Data:Split:Validation', or watch another value"
                : $"the reports have {string.Join(", ", names)}";
            yield return SetupFinding.Create(
                SettingDiagnostics.WatchedValue,
                $"Callbacks:{i}:Metric",
                PartIdentity.Get(callback).Name,
                watched,
                NearestName.Suggest(watched, names) is { Length: > 0 } suggestion ? suggestion : $"; {cure}");
        }
    }
}
