using System.Numerics;

namespace FnnKit;

/// <summary>
/// Mathematics over memory that the host owns. A layer keeps nothing between calls, so one instance serves any number of threads, and it allocates
/// nothing in <see cref="Forward"/> and <see cref="Backward"/>.
/// </summary>
public interface ILayer
{
    /// <summary>
    /// Layers inside this one, which the host runs on the same inputs, forward before this one and back after it; none by default. The layer itself sees what
    /// they gave (<see cref="LayerPass{T}.Inner"/>) and says what their outputs do to the loss (<see cref="LayerPass{T}.InnerGradient"/>).
    /// </summary>
    IReadOnlyList<LayerSetup> Inner => [];

    /// <summary>States what the layer needs and what it gives for samples of a shape. Called once, when a network is built.</summary>
    /// <param name="input">What comes in.</param>
    /// <exception cref="ShapeException">The layer cannot work on such samples.</exception>
    LayerPlan Plan(LayerInput input);

    /// <summary>Computes the outputs of a batch.</summary>
    /// <param name="pass">Parameters, states, buffers, random numbers and matrix products of this call.</param>
    /// <param name="x">The inputs, <c>[input features, samples]</c>.</param>
    /// <param name="y">Receives the outputs, <c>[output features, samples]</c>; every element must be written.</param>
    void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Computes the gradients of a batch from the gradient of its outputs.</summary>
    /// <param name="pass">The same as in <see cref="Forward"/>, with the saved buffers as it left them.</param>
    /// <param name="x">The inputs of <see cref="Forward"/>.</param>
    /// <param name="y">What <see cref="Forward"/> wrote; where the plan names an activation, what that activation made of it.</param>
    /// <param name="dy">The gradient of the loss with respect to what <see cref="Forward"/> wrote, <c>[output features, samples]</c>.</param>
    /// <param name="dx">
    /// Receives the gradient with respect to the inputs; every element must be written. It is empty where nobody needs it (the first layer). What goes back
    /// through layers inside is added by the host.
    /// </param>
    /// <remarks>Gradients of parameters are overwritten, not added to: every element of each must be written.</remarks>
    void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
