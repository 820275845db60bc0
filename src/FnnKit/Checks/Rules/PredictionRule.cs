namespace FnnKit;

/// <summary>Checks that calibration and intervals have samples to learn from, and probabilities to calibrate.</summary>
internal sealed class PredictionRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        var options = facts.Setup.Predictions;
        if ((!options.Calibrate && options.Intervals is null) || facts.Split is not { } split || facts.Pipeline is not { } pipeline)
            yield break;
        string setting = options.Calibrate ? "Predictions:Calibrate" : "Predictions:Intervals";
        bool areClasses = facts.Data.Schema.TargetKind == TargetKind.Classes;
        if (options.Calibrate && !areClasses)
            yield return SetupFinding.Create(SettingDiagnostics.Predictions, setting, "only probabilities of classes can be calibrated, but the targets are numbers; set it to false");
        else if (areClasses && facts.Plan is not null && !pipeline.Targets.Output.GivesProbabilities())
            yield return SetupFinding.Create(SettingDiagnostics.Predictions, setting, "it needs probabilities of classes, but the loss gives the outputs no such meaning; choose a loss such as cross-entropy, or remove the option");
        if (split.Validation.Length == 0)
            yield return SetupFinding.Create(SettingDiagnostics.Predictions, setting, "it is learned from samples that are held back, but there is no validation part; set 'Data:Split:Validation', or remove the option");
    }
}
