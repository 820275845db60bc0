using System.Numerics;

namespace FnnKit;

/// <summary>
/// Exchanges the weights of a network with their average and back. Statistics that follow batches (<see cref="StatePlan.BatchShare"/>) are computed for the averaged
/// weights: their mean over the batches of the epoch. Those of training belong to other weights.
/// </summary>
/// <param name="average">The average; null if there is none.</param>
/// <param name="network">The network that is trained.</param>
/// <param name="steps">Runs the batches of an epoch through it.</param>
/// <param name="stepsPerEpoch">The number of steps in an epoch.</param>
internal sealed class AveragedNetwork<T>(WeightAverage<T>? average, Network<T> network, StepLoop<T> steps, int stepsPerEpoch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PlannedState[] _following = [.. network.Plan.States.Where(state => state.Plan.BatchShare > 0)];
    private T[] _training = [];
    private T[] _averaged = [];
    private long _computedAt = -1;

    /// <summary>Puts averaged weights and their statistics in place; does nothing while no weights have been averaged.</summary>
    /// <param name="step">The number of steps taken.</param>
    public void Enter(long step)
    {
        if (average is not { Count: > 0 })
            return;
        average.Exchange();
        if (_following.Length == 0)
            return;
        _training = network.States.Span.ToArray();
        if (_computedAt != step)
        {
            _averaged = ComputeStates((step - 1) / stepsPerEpoch);
            _computedAt = step;
        }

        _averaged.CopyTo(network.States.Span);
    }

    /// <summary>Puts the weights and statistics of training back.</summary>
    public void Leave()
    {
        if (average is not { Count: > 0 })
            return;
        average.Exchange();
        if (_following.Length > 0)
            _training.CopyTo(network.States.Span);
    }

    /// <summary>From 0, one batch leaves its share of its value: <c>value = state / share</c>.</summary>
    private T[] ComputeStates(long epoch)
    {
        double[][] sums = [.. _following.Select(state => new double[state.Shape.Size])];
        int batches = 0;
        steps.Pass(epoch, Clear, Add);
        T[] states = [.. _training];
        for (int i = 0; i < _following.Length; i++)
        {
            for (int j = 0; j < sums[i].Length; j++)
                states[_following[i].Offset + j] = T.CreateTruncating(sums[i][j] / batches);
        }

        return states;

        void Clear()
        {
            foreach (var state in _following)
                network.State(state).Clear();
        }

        void Add()
        {
            batches++;
            for (int i = 0; i < _following.Length; i++)
            {
                var values = network.State(_following[i]);
                for (int j = 0; j < values.Length; j++)
                    sums[i][j] += double.CreateTruncating(values[j]) / _following[i].Plan.BatchShare!.Value;
            }
        }
    }
}
