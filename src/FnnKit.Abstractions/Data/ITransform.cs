namespace FnnKit;

/// <summary>
/// A change of the features that is learned from the training part alone, saved in the model and applied to everything that goes into the network.
/// What is learned is a list of numbers that the host keeps. A value that is missing is NaN: it is left out of what is learned, and stays NaN unless filling it
/// in is what the transform is for.
/// </summary>
/// <remarks>A transform that works on one column at a time derives from <see cref="ColumnTransform"/>.</remarks>
public interface ITransform
{
    /// <summary>The columns that come out, given those that come in.</summary>
    /// <exception cref="DataException">The transform cannot work on these columns.</exception>
    IReadOnlyList<Column> Plan(IReadOnlyList<Column> columns);

    /// <summary>Learns from the training part.</summary>
    /// <param name="columns">The columns that come in.</param>
    /// <param name="training">Their values in the training part.</param>
    /// <returns>What was learned; it is saved with the model and handed to <see cref="Apply"/>.</returns>
    double[] Fit(IReadOnlyList<Column> columns, IColumnReader training);

    /// <summary>Transforms a batch.</summary>
    /// <param name="columns">The columns that come in.</param>
    /// <param name="fitted">What <see cref="Fit"/> learned.</param>
    /// <param name="x">What comes in, <c>[columns in, samples]</c>.</param>
    /// <param name="y">Receives what goes out, <c>[columns out, samples]</c>.</param>
    void Apply(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> x, Matrix<double> y);
}
