namespace FnnKit.Presets;

/// <summary>The settings that all presets write in the same way: split, transforms, loss and metrics.</summary>
internal static class Recipe
{
    private const int SamplesForAccuracy = 500, Trials = 40, SmallFolds = 5;

    private const int Named = 5;

    /// <summary>With fewer samples, nothing is held back to watch.</summary>
    public const int FewSamples = 50;

    /// <summary>Writes the section <c>Data</c>.</summary>
    public static void WriteData(SettingDraft settings, TargetPlan target, ColumnPlan columns)
    {
        var data = settings.Section("Data");
        if (columns.Excluded.Count > 0)
            data.Set("Exclude", new JsonArray([.. columns.Excluded.Select(name => JsonValue.Create(name))]), columns.Reasons());
        WriteSplit(data, target);
        var transforms = data.List("Transforms");
        if (columns.OneHot.Count > 0)
            AddOneHot(transforms, columns);
        if (columns.Numbers.Count > 0)
            AddFilling(transforms, columns);
        if (columns.Dates.Count > 0)
            AddDates(transforms, columns);
        if (columns.Numbers.Count > 0 || columns.OneHot.Count > 0)
            AddScaling(transforms);
        WriteTarget(data, target);
    }

    /// <summary>Writes loss and metrics.</summary>
    /// <param name="settings">The settings of the run.</param>
    /// <param name="target">The target.</param>
    /// <param name="smoothing">The share of label smoothing; 0 for none.</param>
    public static void WriteLoss(SettingDraft settings, TargetPlan target, double smoothing)
    {
        string name = target.IsBinary ? "binary-cross-entropy" : target.Classes > 0 ? "cross-entropy" : target.IsCount ? "poisson" : "mean-squared-error";
        bool isSmoothed = smoothing > 0 && target.Classes > 2;
        string reason = target.IsCount ? "Counts: the likelihood of a Poisson distribution, in which larger counts scatter more."
            : target.Classes == 0 ? "Numbers: the squared error."
            : target.IsBinary ? "Two classes: how surprising the class is under the predicted probability." : "Classes: how surprising the class is under the predicted probabilities.";
        if (isSmoothed)
            reason += " Smoothing keeps the network from being too sure.";
        settings.Set("Loss", isSmoothed ? new JsonObject { ["Type"] = name, ["LabelSmoothing"] = smoothing } : JsonValue.Create(name), reason);
        if (target.HasRareClass)
            settings.Set("Metrics", new JsonArray("roc-auc", "accuracy"), FormattableString.Invariant($"Only {target.Rarest:P0} of the samples are of the rarer class, so accuracy says little: AUC measures how well the classes are told apart."));
        else if (target.Classes > 0)
            settings.Set("Metrics", new JsonArray("accuracy"));
        else
            settings.Set("Metrics", new JsonArray("root-mean-squared-error", "mean-absolute-error"), "In the unit of the target.");
    }

    /// <summary>About how many samples are trained on.</summary>
    public static int TrainingCount(TargetPlan target) => Math.Max(1, (int)(target.Data.Count * (target.Data.Count >= FewSamples ? 0.7 : 0.8)));

    /// <summary>Writes how long to train, and which weights to keep.</summary>
    public static void WriteTraining(SettingDraft settings, TargetPlan target, NetworkSize size)
    {
        bool watches = target.Data.Count >= FewSamples;
        if (watches && target.Classes > 0)
            settings.Set("Predictions", new JsonObject { ["Calibrate"] = true }, "Calibrate: probabilities are made as sure as the validation part shows them to be right.");
        var training = new JsonObject { ["Epochs"] = size.Epochs };
        if (size.HasBatches)
            training["BatchSize"] = size.BatchSize;
        var why = new List<string> { FormattableString.Invariant($"{size.Epochs} epochs of about {size.Samples:N0} samples are {size.Steps:N0} steps.") };
        training["Averaging"] = new JsonObject { ["Kind"] = "Exponential", ["Decay"] = size.AverageDecay };
        training["Clipping"] = new JsonObject { ["Norm"] = 1.0 };
        why.Add("Clipping: a few wild samples do not throw the weights off.");
        why.Add(FormattableString.Invariant($"Averaging: the mean of the weights of about the last {Math.Round(1 / (1 - size.AverageDecay)):N0} steps is steadier than the last weights."));
        training["Refit"] = true;
        why.Add("Refit: once the test has judged this run, the final model is trained on all samples for as long as the best weights took.");
        settings.Set("Training", training, why);
        if (watches)
        {
            string reason = size.Patience is { } patience
                ? $"Ends after {patience} epochs without improvement, and keeps the weights of the best epoch."
                : "Keeps the weights of the best epoch. The learning rate rises and falls, so training does not stop before its end.";
            var stopping = new JsonObject { ["Type"] = "early-stopping", ["Metric"] = Watched(target), ["Patience"] = size.Patience ?? size.Epochs };
            // The accuracy of few samples takes few values, and the network goes on becoming better while it stays the same.
            if (WatchesAccuracy(target))
                stopping["Ties"] = "Last";
            settings.Set("Callbacks", new JsonArray(stopping), reason);
        }
    }

    /// <summary>Writes which settings a study varies.</summary>
    /// <param name="settings">Receives the section.</param>
    /// <param name="target">The target.</param>
    /// <param name="space">The settings by path.</param>
    public static void WriteTune(SettingDraft settings, TargetPlan target, JsonObject space)
    {
        var study = settings.Section("Tune", "What 'fnn tune' searches: the best values of these settings, by the validation part. The test part is measured once, at the end.");
        study.Set("Metric", target.Classes == 0 && !target.IsCount ? Watched(target) : "validation_loss");
        study.Set("Trials", Trials);
        study.Set("Search", "tpe", "Tries near the values that were good, and now and then elsewhere.");
        if (target.Data.Count < FewSamples)
            study.Set("Folds", SmallFolds, $"{target.Data.Count} samples are few: each trial is measured on {SmallFolds} folds.");
        else
            study.Set("Pruner", "median", "Ends a trial that is worse than half of the others were at the same epoch.");
        var list = study.Section("Space");
        foreach (var (path, range) in space)
            list.Set(path, range!.DeepClone());
    }

    /// <summary>A range of numbers in which equal ratios count as equal.</summary>
    public static JsonObject LogRange(double from, double to) => new() { ["Type"] = "log-uniform", ["From"] = from, ["To"] = to };

    /// <summary>Values to choose from.</summary>
    public static JsonObject Choice(params IEnumerable<JsonNode> values) => new() { ["Type"] = "choice", ["Of"] = new JsonArray([.. values]) };

    /// <summary>The metric whose best epoch is kept.</summary>
    public static string Watched(TargetPlan target) => WatchesAccuracy(target) ? "validation_accuracy" : target.Classes == 0 && !target.IsCount ? "validation_root-mean-squared-error" : "validation_loss";

    /// <summary>The accuracy of a few dozen validation samples is perfect long before the network is, so small tables are judged by the loss.</summary>
    private static bool WatchesAccuracy(TargetPlan target) => target.Classes > 2 && target.Data.Count >= SamplesForAccuracy;

    private static void WriteSplit(SettingDraft data, TargetPlan target)
    {
        bool holdsBack = target.Data.Count >= FewSamples;
        var split = new JsonObject();
        if (holdsBack)
            split["Validation"] = 0.1;
        split["Test"] = 0.2;
        string reason = holdsBack ? "A tenth is watched during training, a fifth is kept for the test at the end."
            : $"{target.Data.Count} samples are few: a fifth is kept for the test, and none to watch.";
        if (target.Classes > 0)
            split["Stratify"] = true;
        data.Set("Split", split, target.Classes > 0 ? [reason, "Stratify: each class keeps its share in every part."] : [reason]);
    }

    private static void AddOneHot(SettingDraft transforms, ColumnPlan columns)
    {
        var oneHot = new JsonObject { ["Type"] = "one-hot", ["Binary"] = "Signed" };
        if (columns.Embedded.Count > 0)
            oneHot["MaximumCategories"] = columns.MostOneHot;
        transforms.Add(
            oneHot, "Each category becomes a column of 0 and 1, and two categories become one column of -1 and 1. Unknown and missing categories become zeros.");
    }

    private static void AddFilling(SettingDraft transforms, ColumnPlan columns)
    {
        ColumnProfile[] missing = [.. columns.Numbers.Where(column => column.Missing > 0)];
        string where = missing.Length == 0 ? "none is missing here, but one may be later" : $"here: {NameList.Format(missing.Select(column => column.Column.Name), Named)}";
        var impute = new JsonObject { ["Type"] = "impute", ["Strategy"] = "Median" };
        // Missing categories have a vector of their own in the embedding, so they must stay missing.
        if (columns.Embedded.Count > 0)
            impute["Columns"] = new JsonArray([.. columns.Numbers.Select(column => JsonValue.Create(column.Column.Name))]);
        transforms.Add(impute, $"Fills missing numbers with the median of their column ({where}).");
    }

    private static void AddDates(SettingDraft transforms, ColumnPlan columns)
        => transforms.Add(
            "date-parts", $"Year, month, day and day of the week of dates ({NameList.Format(columns.Dates.Select(column => column.Column.Name), Named)}), so that what repeats each week or year can be learned.");

    private static void AddScaling(SettingDraft transforms)
    {
        transforms.Add(new JsonObject { ["Type"] = "robust-scale", ["Fallback"] = "HalfRange" }, "Median 0 and a middle half of width 1, so that one learning rate suits all columns and a few wild values do not matter.");
        transforms.Add("smooth-clip", "Bends what lies far out towards 3 and -3.");
    }

    private static void WriteTarget(SettingDraft data, TargetPlan target)
    {
        if (target.Classes > 0 || target.IsCount)
            return;
        var column = target.Target;
        if (target.IsSkewed)
        {
            data.Set("TargetTransforms", new JsonArray("clamp-predictions", "log", "standardize"),
                FormattableString.Invariant($"Amounts from {column.Minimum:G4} to {column.Maximum:G4} with a skewness of {column.Skewness:G3}: the network learns their logarithm. Predictions and metrics are in the unit of the data, and predictions within the range of the training."));
            return;
        }

        data.Set("TargetTransforms", new JsonArray("clamp-predictions", "standardize"),
            FormattableString.Invariant($"The target has the mean {column.Mean:G4} and the standard deviation {column.StandardDeviation:G3}: the network learns it with mean 0 and standard deviation 1. Predictions and metrics are in the unit of the data, and predictions within the range of the training."));
    }
}
