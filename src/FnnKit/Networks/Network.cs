using System.Numerics;

namespace FnnKit;

/// <summary>A network: its plan, and one flat arena that holds the weights of all its layers.</summary>
/// <typeparam name="T">The precision.</typeparam>
public sealed class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a network with all weights zero.</summary>
    public Network(NetworkPlan plan)
    {
        Plan = plan;
        Weights = new Arena<T>(plan.WeightCount);
        Weights.Span.Clear();
    }

    /// <summary>What the network is made of.</summary>
    public NetworkPlan Plan { get; }

    /// <summary>The weights of all layers.</summary>
    public Arena<T> Weights { get; }

    /// <summary>Fills every parameter by its initializer. In both precisions the numbers are the same, up to rounding.</summary>
    public void Initialize(long seed)
    {
        double[] values = [];
        foreach (var parameter in Plan.Parameters)
        {
            if (values.Length < parameter.Plan.Shape.Size)
                values = new double[parameter.Plan.Shape.Size];
            var filled = values.AsSpan(0, parameter.Plan.Shape.Size);
            parameter.Plan.Initializer.Fill(filled, parameter.Plan, new RandomStream((ulong)seed, $"initialize {parameter.Name}"));
            var weights = Parameter(parameter);
            for (int i = 0; i < filled.Length; i++)
                weights[i] = T.CreateTruncating(filled[i]);
        }
    }

    /// <summary>The weights of one parameter.</summary>
    public Span<T> Parameter(PlannedParameter parameter) => Weights.Span.Slice(parameter.Offset, parameter.Plan.Shape.Size);
}
