using System.Numerics;

namespace FnnKit;

/// <summary>A network: its plan, and two flat arenas that hold the weights and the states of all its layers.</summary>
/// <typeparam name="T">The precision.</typeparam>
public sealed class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a network with all weights zero and all states as they are before training.</summary>
    public Network(NetworkPlan plan)
        : this(plan, new Arena<T>(plan.WeightCount))
    {
    }

    /// <summary>Makes a network of weights that are there already.</summary>
    internal Network(NetworkPlan plan, Arena<T> weights)
    {
        Plan = plan;
        Weights = weights;
        States = new Arena<T>(plan.StateCount);
        foreach (var state in plan.States)
            State(state).Fill(T.CreateTruncating(state.Plan.Initial));
    }

    /// <summary>What the network is made of.</summary>
    public NetworkPlan Plan { get; }

    /// <summary>The weights of all layers.</summary>
    public Arena<T> Weights { get; }

    /// <summary>What the layers keep from step to step beside their weights.</summary>
    public Arena<T> States { get; }

    /// <summary>
    /// Fills every parameter by its initializer, on training samples where one looks at data. In both precisions the numbers are the same, up to rounding.
    /// </summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="samples">Some training samples as they come into the network, <c>[features, samples]</c>.</param>
    /// <param name="team">The threads to compute on; by default only the calling thread. The result has the same bits with any number.</param>
    /// <exception cref="NetworkException">An initializer that looks at data cannot be used where it stands.</exception>
    public void Initialize(long seed, ReadOnlyMatrix<double> samples, ThreadTeam? team = null)
    {
        if (samples.Columns == 0 || !DataInitialization.IsNeeded(Plan))
        {
            Initialize(seed);
            return;
        }

        var initialized = new DataInitialization(Plan, seed, samples.Columns, team ?? ThreadTeam.Single).Run(samples);
        Copy(initialized.Weights.Span, Weights.Span);
        Copy(initialized.States.Span, States.Span);

        static void Copy(ReadOnlySpan<double> from, Span<T> to)
        {
            for (int i = 0; i < from.Length; i++)
                to[i] = T.CreateTruncating(from[i]);
        }
    }

    /// <summary>Fills every parameter by its initializer, without data. In both precisions the numbers are the same, up to rounding.</summary>
    public void Initialize(long seed)
    {
        foreach (var state in Plan.States.Where(state => state.Plan.Initializer is not null))
        {
            double[] filled = new double[state.Shape.Size];
            state.Plan.Initializer!.Fill(filled, new ParameterPlan(state.Plan.Name, state.Shape, state.Plan.Initializer), new RandomStream((ulong)seed, $"initialize {state.Name}"));
            for (int i = 0; i < filled.Length; i++)
                State(state)[i] = T.CreateTruncating(filled[i]);
        }

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

    /// <summary>The numbers of one state.</summary>
    public Span<T> State(PlannedState state) => States.Span.Slice(state.Offset, state.Plan.Shape.Size);

    /// <summary>Copies weights and states to a network of the same plan.</summary>
    internal void CopyTo(Network<T> other)
    {
        Weights.Span.CopyTo(other.Weights.Span);
        States.Span.CopyTo(other.States.Span);
    }
}
