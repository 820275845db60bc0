namespace FnnKit;

/// <summary>How much worse a model becomes when the values of a feature are dealt out to other samples.</summary>
/// <param name="Feature">The name of the column.</param>
/// <param name="Importance">By how much the metric becomes worse in the mean; about 0 or below if the model does without the feature.</param>
/// <param name="StandardDeviation">The standard deviation over the repetitions.</param>
public sealed record FeatureImportance(string Feature, double Importance, double StandardDeviation);
