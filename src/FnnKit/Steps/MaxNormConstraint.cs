using System.Numerics;

namespace FnnKit;

/// <summary>Shortens the incoming weights of each unit to a length after a step (Srebro and Shraibman, Rank, trace-norm and max-norm, 2005).</summary>
internal sealed class MaxNormConstraint<T>(Network<T> network, double limit)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int Offset, int Rows, int Length)[] _parameters =
    [
        .. network.Plan.Parameters.Where(parameter => parameter.Plan.Decays)
            .Select(parameter => (parameter.Offset, parameter.Plan.Shape.Dimensions[0], parameter.Plan.Shape.Size / parameter.Plan.Shape.Dimensions[0])),
    ];

    public void Apply()
    {
        foreach (var (offset, rows, length) in _parameters)
        {
            for (int row = 0; row < rows; row++)
            {
                var weights = network.Weights.Span.Slice(offset + (row * length), length);
                double norm = Math.Sqrt(Reductions.SumOfSquares<T>(weights));
                if (norm > limit)
                    Vectors.Multiply(weights, limit / norm, weights);
            }
        }
    }
}
