namespace FnnKit.Activations;

/// <summary>Turns the outputs of each sample into probabilities of classes, the smallest output into the largest probability.</summary>
/// <remarks><c>y = softmax(-x)</c> over the features of a sample.</remarks>
[Activation("softmin")]
public sealed class Softmin : IActivation, IGraphActivation
{
    private readonly Softmax _softmax = new();

    /// <inheritdoc/>
    public bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vectors.Negate(x.Values, y.Values);
        _softmax.Forward(y, y);
    }

    /// <inheritdoc/>
    public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _softmax.Backward(x, y, dy, dx);
        Vectors.Negate(dx.Values, dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphValue x, int features) => _softmax.ToGraph(-x, features);
}
