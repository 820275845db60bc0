using System.Numerics;

namespace FnnKit;

/// <summary>
/// Trains a network on all samples after a run was judged on those that it held back: a fresh network, the schedules of the run, and as many epochs as the best
/// weights took. Callbacks do not take part, because there is nothing left to watch.
/// </summary>
internal sealed class Refit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PreparedRun<T> _data;
    private readonly SetupParts _parts;
    private readonly ThreadTeam _team;
    private readonly long _totalSteps;

    /// <summary>Prepares a refit.</summary>
    /// <param name="judged">The run that was judged.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="team">The threads to compute on.</param>
    /// <param name="bestStep">The step of the run whose weights were best.</param>
    public Refit(PreparedRun<T> judged, SetupParts parts, ThreadTeam team, long bestStep)
    {
        _data = judged.WithAllSamples();
        _parts = parts;
        _team = team;
        _totalSteps = _data.TotalSteps;
        // With more samples an epoch takes more steps. The refit ends at the place of the schedules where the best weights were found.
        double share = (double)bestStep / judged.TotalSteps;
        Note = new RefitNote(_data.Split.Training.Length, Math.Clamp((long)Math.Round(share * _totalSteps), 1, _totalSteps));
    }

    /// <summary>The samples and steps of the refit.</summary>
    public RefitNote Note { get; }

    /// <summary>Trains the network.</summary>
    /// <returns>The network; null if it was cancelled.</returns>
    /// <exception cref="TrainingException">A weight became infinite or NaN.</exception>
    public Network<T>? Train(CancellationToken cancellationToken)
    {
        var setup = _data.Setup;
        var network = _data.CreateNetwork(_team);
        if (setup.Network.InitialWeights is { } path)
            InitialWeights.Load(path, network);
        var order = BatchOrder.Create(_data);
        var session = new TrainingSession<T>(
            network, _parts.Loss, _parts.Optimizer, Math.Min(order.Plan.BatchSize, order.Plan.Length), setup.Training, _team, EnsembleMembers.SeedOf(setup), _data.SampleWeights)
        {
            StepsPerEpoch = _data.StepsPerEpoch,
            TotalSteps = _totalSteps,
        };
        var steps = new StepLoop<T>(session, _data.Samples, order, setup.Training.AccumulateBatches);
        var average = WeightAverage<T>.Create(setup.Training, network.Weights, _data.StepsPerEpoch);
        for (long step = 0; step < Note.Steps; step++)
        {
            if (cancellationToken.IsCancellationRequested)
                return null;
            int stepOfEpoch = (int)(step % _data.StepsPerEpoch);
            if (stepOfEpoch == 0)
                order.Draw(step / _data.StepsPerEpoch);
            steps.Take(stepOfEpoch, _parts.Optimizer.LearningRate.At(new Progress(step, _data.StepsPerEpoch, _totalSteps)), null, needsLoss: false);
            average?.After(step + 1);
        }

        new AveragedNetwork<T>(average, network, steps, _data.StepsPerEpoch).Enter(Note.Steps);
        return Reductions.AllFinite<T>(network.Weights.Span) ? network : throw new TrainingException(
            "The refit on all samples diverged, although the run before it did not. Set a smaller 'Optimizer:LearningRate', or set 'Training:Refit' to false.");
    }
}
