using System.Reflection;

namespace FnnKit;

/// <summary>Everything that can be wrong with settings, parts and data before a run starts.</summary>
public static class SettingDiagnostics
{
    /// <summary>The file is not valid JSON.</summary>
    public static Diagnostic NotJson { get; } = Error(1, "The file is not valid JSON.",
        "Correct the text at the place that the message names.",
        "this is not JSON: {0}");

    /// <summary>A key occurs twice in one object.</summary>
    public static Diagnostic RepeatedKey { get; } = Error(2, "A key occurs twice in one object.",
        "Remove one of them. Upper and lower case do not matter in keys.",
        "the key '{0}' occurs twice in this object, first in line {1}; remove one of them (upper and lower case do not matter)");

    /// <summary>Nothing reads this key.</summary>
    public static Diagnostic UnknownKey { get; } = Error(3, "Nothing reads this key.",
        "Correct its spelling, or remove it.",
        "{0} has no '{1}'{2}");

    /// <summary>A value has the wrong type.</summary>
    public static Diagnostic WrongType { get; } = Error(4, "A value has the wrong type.",
        "Write a value of the type that the message names.");

    /// <summary>A value is out of range, or the options of a part contradict each other.</summary>
    public static Diagnostic OutOfRange { get; } = Error(5, "A value is out of range, or the options of a part contradict each other.",
        "Write a value in the range that the message names.");

    /// <summary>A required option is missing.</summary>
    public static Diagnostic Missing { get; } = Error(6, "A required option is missing.",
        "Add the option.");

    /// <summary>No part has this name, but one has a name that differs in one or two letters.</summary>
    public static Diagnostic UnknownPart { get; } = Error(7, "No part has this name, but one has a name that differs in one or two letters.",
        "Correct the spelling.");

    /// <summary>The option does not accept this value.</summary>
    public static Diagnostic UnknownValue { get; } = Error(8, "The option does not accept this value.",
        "Write one of the values that the message lists.");

    /// <summary>Several plugins provide a part with this name.</summary>
    public static Diagnostic AmbiguousPart { get; } = Error(9, "Several plugins provide a part with this name.",
        "Write `plugin:name` to choose one.");

    /// <summary>A part threw an exception when it was created.</summary>
    public static Diagnostic FailingPart { get; } = Error(10, "A part threw an exception when it was created.",
        "Read the reason in the message, and report it to the author of the plugin.");

    /// <summary>There is no configuration, or it has no section <c>FnnKit</c>.</summary>
    public static Diagnostic MissingSection { get; } = Error(11, "There is no configuration, or it has no section `FnnKit`.",
        "Name a configuration file, or a folder that contains `appsettings.json` with this section.");

    /// <summary>No part has a name like this one, so its plugin is missing.</summary>
    public static Diagnostic MissingPlugin { get; } = Error(12, "No part has a name like this one, so its plugin is missing.",
        "Add the plugin, or choose one of the parts that the message lists. The command ends with exit code 3.");

    /// <summary>A setting, an overlay or an environment variable lifts a plugin lock that the configuration asks for.</summary>
    public static Diagnostic LiftedLock { get; } = Error(13, "An override lifts a plugin lock that the configuration asks for.",
        "Remove the override, or remove `Plugins:Locked` from the configuration file.",
        "this lifts the plugin lock that {0} asks for; remove it, or change 'Plugins:Locked' there");

    /// <summary>A study cannot be made with these settings.</summary>
    public static Diagnostic Study { get; } = Error(14, "A study cannot be made with these settings.",
        "Change the section `Tune` as the message says.");

    /// <summary>The data cannot be read.</summary>
    public static Diagnostic UnreadableData { get; } = Error(100, "The data cannot be read.",
        "Check the path and the options of `Data:Loader`.");

    /// <summary>The data cannot be split in this way.</summary>
    public static Diagnostic Split { get; } = Error(101, "The data cannot be split in this way.",
        "Change `Data:Split` as the message says.");

    /// <summary>A class occurs outside the training part only.</summary>
    public static Diagnostic UnseenClass { get; } = Error(102, "A class occurs outside the training part only.",
        "Set `Data:Split:Stratify` to true, use another seed, or add samples of the class.");

    /// <summary>A transform cannot process its columns, or the first layer cannot take a column of categories.</summary>
    public static Diagnostic Transform { get; } = Error(103, "A transform cannot process its columns, or the first layer cannot take a column of categories.",
        "Change `Data:Transforms` as the message says.");

    /// <summary>The layers do not fit together, or two of them have the same name.</summary>
    public static Diagnostic Layers { get; } = Error(104, "The layers do not fit together, or two of them have the same name.",
        "Change the layer that the message names.");

    /// <summary>The network has the wrong number of outputs for its targets and loss.</summary>
    public static Diagnostic OutputSize { get; } = Error(105, "The network has the wrong number of outputs for its targets and loss.",
        "Change the size of the last layer.");

    /// <summary>The loss is for another kind of targets.</summary>
    public static Diagnostic LossOfOtherTargets { get; } = Error(106, "The loss is for another kind of targets.",
        "Choose a loss for targets of this kind.",
        "the loss '{0}' is for {1}, but {2}; choose another loss{3}");

    /// <summary>A metric is for another kind of targets.</summary>
    public static Diagnostic MetricOfOtherTargets { get; } = Error(107, "A metric is for another kind of targets.",
        "Remove the metric, or choose another one.",
        "the metric '{0}' is for {1}, but {2}; leave the metric out or choose another one{3}");

    /// <summary>The sampler cannot draw these batches, or not enough of them.</summary>
    public static Diagnostic Sampler { get; } = Error(108, "The sampler cannot draw these batches, or not enough of them.",
        "Choose another sampler, or train for fewer steps.");

    /// <summary>The learning rate is negative or not finite at some step.</summary>
    public static Diagnostic LearningRate { get; } = Error(109, "The learning rate is negative or not finite at some step.",
        "Correct the schedule of `Optimizer:LearningRate`.",
        "the learning rate{0} is {1} in step {2} of {3}; it must be a finite number and at least 0");

    /// <summary>A callback watches a value that is not in the reports.</summary>
    public static Diagnostic WatchedValue { get; } = Error(110, "A callback watches a value that is not in the reports.",
        "Watch one of the values that the message lists, or add the metric.",
        "the callback '{0}' watches '{1}', which is not in the reports{2}");

    /// <summary>An activation makes all outputs sum to 1, but the layer has a single output.</summary>
    public static Diagnostic SingleProbability { get; } = Error(111, "An activation makes all outputs sum to 1, but the layer has a single output.",
        "Give the layer one output for each class, or use an activation for a single probability.",
        "the activation '{0}' makes the outputs of a sample sum to 1, so the only output of '{1}' would always be 1; give the layer one output for each class, or choose an activation that outputs a single probability");

    /// <summary>A batch has fewer samples than a layer needs.</summary>
    public static Diagnostic SmallestBatch { get; } = Error(112, "A batch has fewer samples than a layer needs.",
        "Choose another `Training:BatchSize`.",
        "layer '{0}' needs at least {1} samples in a batch, but {2}; set another 'BatchSize'");

    /// <summary>A metric needs probabilities, but the network outputs scores or numbers.</summary>
    public static Diagnostic MetricOfProbabilities { get; } = Error(113, "A metric needs probabilities, but the network outputs scores or numbers.",
        "Choose a loss of probabilities or logits, or remove the metric.",
        "the metric '{0}' needs probabilities, but with the loss '{1}' the {2}; choose a loss of probabilities or logits, or leave the metric out");

    /// <summary>The weights of samples or classes do not match the data.</summary>
    public static Diagnostic Weights { get; } = Error(114, "The weights of samples or classes do not match the data.",
        "Correct `Data:SampleWeights` or `Training:ClassWeights`.");

    /// <summary>The columns to leave out do not match the data.</summary>
    public static Diagnostic Columns { get; } = Error(120, "The columns to leave out do not match the data.", "Correct `Data:Exclude`.");

    /// <summary>A callback saves checkpoints or writes a log, but nothing stores the run.</summary>
    public static Diagnostic MissingStore { get; } = Error(115, "A callback saves checkpoints or writes a log, but nothing stores the run.",
        "Store runs in a folder with `StoreRunsIn`, or remove the callback.",
        "the callback '{0}' {1}, but nothing stores this run; store runs in a folder (StoreRunsIn in a host, a RunFolder in code), or remove the callback");

    /// <summary>The members of an ensemble cannot be trained as the settings say.</summary>
    public static Diagnostic Ensemble { get; } = Error(116, "The members of an ensemble cannot be trained as the settings say.", "Correct `Ensemble` or `Data:Split` as the message says.");

    /// <summary>Predictions cannot be calibrated or given intervals.</summary>
    public static Diagnostic Predictions { get; } = Error(117, "Predictions cannot be calibrated or given intervals.", "Change `Predictions` or `Data:Split` as the message says.",
        "{0}");

    /// <summary>The loss needs probabilities or their logarithms, but the last layer does not produce them.</summary>
    public static Diagnostic NotProbabilities { get; } = Warning(201, "The loss needs probabilities or their logarithms, but the last layer does not produce them.",
        "Give the last layer an activation that produces what the loss needs.",
        "the loss '{0}' needs {1}, but the last layer '{2}' {3}; {4}");

    /// <summary>The loss takes logits, but the last activation already produces probabilities.</summary>
    public static Diagnostic SqueezedLogits { get; } = Warning(202, "The loss takes logits, but the last activation already produces probabilities.",
        "Remove the activation of the last layer.",
        "the loss '{0}' computes probabilities from logits, but the activation '{1}' already outputs probabilities; leave the activation out");

    /// <summary>The last activation cannot reach the targets, or is constant for negative inputs.</summary>
    public static Diagnostic OutputRange { get; } = Warning(203, "The last activation cannot reach the targets, or is constant for negative inputs.",
        "Remove the activation of the last layer.");

    /// <summary>The sizes of features differ by more than a factor of 100.</summary>
    public static Diagnostic FeatureScale { get; } = Warning(204, "The sizes of features differ by more than a factor of 100.",
        "Scale the features with a transform.",
        "feature '{0}' varies by about {1:G3}, '{2}' by {3:G3}; add a transform that scales columns");

    /// <summary>A layer behind the last one that learns changes the outputs at random.</summary>
    public static Diagnostic NoiseAfterOutput { get; } = Warning(205, "A layer behind the last one that learns changes the outputs at random.",
        "Move the layer forward, or remove it.",
        "layer {0} '{1}' changes the outputs of the network at random while training; put it before the last layer that learns, or leave it out");

    /// <summary>The targets are classes, but no metric counts how many predictions are right.</summary>
    public static Diagnostic NoMetric { get; } = Warning(206, "The targets are classes, but no metric counts how many predictions are right.",
        "Add a metric for classes to `Metrics`.",
        "there is no metric, and the loss does not show how many predictions are right; add a metric for classes to 'Metrics'");

    /// <summary>A batch is larger than the training part.</summary>
    public static Diagnostic BatchSize { get; } = Warning(207, "A batch is larger than the training part.",
        "Remove `Training:BatchSize` to train on the whole part at once, or lower it.",
        "'BatchSize' is {0}, but the training part has {1} samples; leave 'BatchSize' out to take the whole part as one batch");

    /// <summary>A share of the data contains no sample.</summary>
    public static Diagnostic EmptyShare { get; } = Warning(208, "A share of the data contains no sample.",
        "Enlarge the share, or set it to 0.",
        "a share of {0} of {1} samples contains no sample; make it larger, or set it to 0");

    /// <summary>A schedule reaches zero long before the run ends, or changes only after its end.</summary>
    public static Diagnostic Schedule { get; } = Warning(209, "A schedule reaches zero long before the run ends, or changes only after its end.",
        "Match the length of the schedule to that of the run.");

    /// <summary>No layer has weights.</summary>
    public static Diagnostic NothingToTrain { get; } = Warning(210, "No layer has weights.",
        "Add a layer that has weights.",
        "no layer has weights, so there is nothing to train; add a layer that has weights");

    /// <summary>The average of weights is never computed, or consists mostly of the first weights.</summary>
    public static Diagnostic Averaging { get; } = Warning(211, "The average of weights is never computed, or consists mostly of the first weights.",
        "Change `Training:Averaging` as the message says, or train longer.");

    /// <summary>A step accumulates more batches than an epoch has.</summary>
    public static Diagnostic Accumulation { get; } = Warning(212, "A step accumulates more batches than an epoch has.",
        "Lower `Training:AccumulateBatches`, or use smaller batches.",
        "'AccumulateBatches' is {0}, but an epoch has {1} batches and a step ends with its epoch; set it to at most {1}, or make the batches smaller");

    /// <summary>A callback watches a metric that the validation part does not define.</summary>
    public static Diagnostic UndefinedMetric { get; } = Warning(213, "A callback watches a metric that the validation part does not define.",
        "Enlarge `Data:Split:Validation`, set `Data:Split:Stratify`, or watch another value.",
        "the callback '{0}' watches '{1}', which {2} whatever the network predicts, because the validation part has {3}; enlarge 'Data:Split:Validation', stratify it, or watch another value");

    /// <summary>A refit has no effect.</summary>
    public static Diagnostic Refit { get; } = Warning(214, "A refit on all samples has no effect.", "Set `Training:Refit` to false, or hold samples back in `Data:Split`.",
        "'Refit' has no effect: {0}");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Diagnostic> All =>
    [
        .. typeof(SettingDiagnostics).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Diagnostic))
            .Select(property => (Diagnostic)property.GetValue(null)!).OrderBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];

    /// <summary>A table of all codes in Markdown, as the documentation contains it.</summary>
    public static string ToMarkdown() => string.Concat(
    [
        "| code | severity | what is wrong | what to do |\n",
        "|---|---|---|---|\n",
        .. All.Select(diagnostic => $"| `{diagnostic.Code}` | {(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")} | {diagnostic.Title} | {diagnostic.Help} |\n"),
    ]);

    private static Diagnostic Error(int number, string title, string help, string messageFormat = "{0}")
        => new($"FNN{number:D3}", DiagnosticSeverity.Error, title, help, messageFormat);

    private static Diagnostic Warning(int number, string title, string help, string messageFormat = "{0}")
        => new($"FNN{number:D3}", DiagnosticSeverity.Warning, title, help, messageFormat);
}
