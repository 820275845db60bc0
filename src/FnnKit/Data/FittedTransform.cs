namespace FnnKit;

/// <summary>One fitted transform.</summary>
/// <param name="Transform">The transform.</param>
/// <param name="Columns">The columns that come in.</param>
/// <param name="Fitted">What it learned from the training part.</param>
public sealed record FittedTransform(ITransform Transform, IReadOnlyList<Column> Columns, double[] Fitted);
