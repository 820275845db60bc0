using System.Numerics;
using System.Runtime.CompilerServices;
using FnnKit.Numerics;

namespace FnnKit;

/// <summary>
/// The three matrix products of a dense layer, for batches that are <c>[features, samples]</c>. Every element is summed with fused multiply-add in an order
/// that depends on the shapes alone: the bits are the same for any number of threads and any vector width, and a sample gets the same bits by itself
/// as in a batch.
/// </summary>
/// <remarks>Keeps the memory it works in from one call to the next, and so must not be used by two threads at once. Results must not overlap factors.</remarks>
public sealed class MatrixProducts
{
    private readonly ProductEngine<float> _single;
    private readonly ProductEngine<double> _double;

    /// <summary>Makes ready to share products out over a team; <see cref="ThreadTeam.Single"/> for none.</summary>
    public MatrixProducts(ThreadTeam team)
        : this(team, VectorWidth.Active)
    {
    }

    internal MatrixProducts(ThreadTeam team, int vectorBits, object? constants = null)
    {
        ArgumentNullException.ThrowIfNull(team);
        Team = team;
        _single = new ProductEngine<float>(team, vectorBits, constants as ConstantFactors<float>);
        _double = new ProductEngine<double>(team, vectorBits, constants as ConstantFactors<double>);
    }

    /// <summary>Makes ready for a network that only predicts. The bits are the same as without.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="constants">The weights, which are laid out once.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static MatrixProducts Create<T>(ThreadTeam team, ConstantFactors<T> constants)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(team, VectorWidth.Active, constants);

    /// <summary>The team that products are shared out over.</summary>
    public ThreadTeam Team { get; }

    /// <summary>
    /// <c>y = weights·x + bias</c>, and what the epilogue makes of it. Each sum starts from its bias and takes the inputs in ascending order.
    /// </summary>
    /// <param name="weights"><c>[outputs, inputs]</c></param>
    /// <param name="x"><c>[inputs, samples]</c></param>
    /// <param name="y"><c>[outputs, samples]</c></param>
    /// <param name="bias"><c>[outputs]</c>, or empty for zeros.</param>
    /// <param name="epilogue">Applied to runs of <paramref name="y"/> while they are in cache, once to each element; or null.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    /// <exception cref="NotSupportedException">The element type is neither float nor double.</exception>
    public unsafe void Multiply<T>(
        ReadOnlyMatrix<T> weights, ReadOnlyMatrix<T> x, Matrix<T> y, ReadOnlySpan<T> bias = default, TileEpilogue<T>? epilogue = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProductShapes.CheckProduct(weights.Rows, weights.Columns, x.Rows, x.Columns, y.Rows, y.Columns);
        ProductShapes.CheckBias(bias.Length, weights.Rows, nameof(bias));
        fixed (T* w = weights.Values, input = x.Values, output = y.Values, start = bias)
        {
            Engine<T>().Multiply(
                new Product<T>
                {
                    Rows = weights.Rows,
                    Columns = x.Columns,
                    Inner = weights.Columns,
                    Left = new Operand<T>(w, weights.Columns, 1),
                    Right = new Operand<T>(input, 1, x.Columns),
                    Result = output,
                    Start = start,
                },
                epilogue);
        }
    }

    /// <summary><c>dx = weightsᵀ·dy</c>, each sum taking the outputs in ascending order.</summary>
    /// <param name="weights"><c>[outputs, inputs]</c></param>
    /// <param name="dy"><c>[outputs, samples]</c></param>
    /// <param name="dx"><c>[inputs, samples]</c>, overwritten.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    /// <exception cref="NotSupportedException">The element type is neither float nor double.</exception>
    public unsafe void MultiplyTransposed<T>(ReadOnlyMatrix<T> weights, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProductShapes.CheckTransposed(weights.Rows, weights.Columns, dy.Rows, dy.Columns, dx.Rows, dx.Columns);
        fixed (T* w = weights.Values, gradient = dy.Values, result = dx.Values)
        {
            Engine<T>().Multiply(
                new Product<T>
                {
                    Rows = weights.Columns,
                    Columns = dy.Columns,
                    Inner = weights.Rows,
                    Left = new Operand<T>(w, 1, weights.Columns),
                    Right = new Operand<T>(gradient, 1, dy.Columns),
                    Result = result,
                },
                null);
        }
    }

    /// <summary><c>dWeights = dy·xᵀ</c> and <c>dBias[i] = Σ dy[i, s]</c>, summed over the samples.</summary>
    /// <param name="dy"><c>[outputs, samples]</c></param>
    /// <param name="x"><c>[inputs, samples]</c></param>
    /// <param name="dWeights"><c>[outputs, inputs]</c>, overwritten.</param>
    /// <param name="dBias"><c>[outputs]</c>, overwritten; or empty where it is not wanted.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    /// <exception cref="NotSupportedException">The element type is neither float nor double.</exception>
    public unsafe void MultiplyOuter<T>(ReadOnlyMatrix<T> dy, ReadOnlyMatrix<T> x, Matrix<T> dWeights, Span<T> dBias = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProductShapes.CheckOuter(dy.Rows, dy.Columns, x.Rows, x.Columns, dWeights.Rows, dWeights.Columns);
        ProductShapes.CheckBias(dBias.Length, dy.Rows, nameof(dBias));
        var engine = Engine<T>();
        fixed (T* gradient = dy.Values, input = x.Values, result = dWeights.Values, sums = dBias)
        {
            engine.MultiplyOuter(gradient, dy.Rows, input, x.Rows, dy.Columns, result);
            if (sums != null)
                engine.Sum(gradient, dy.Rows, dy.Columns, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ProductEngine<T> Engine<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return Unsafe.As<ProductEngine<T>>(_single);
        if (typeof(T) == typeof(double))
            return Unsafe.As<ProductEngine<T>>(_double);
        throw new NotSupportedException($"Matrix products are computed in float or double, not in {typeof(T).Name}.");
    }
}
