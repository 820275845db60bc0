namespace FnnKit;

/// <summary>The order of samples: which of them each step of an epoch works on. It depends on the seed and the number of the epoch only.</summary>
public sealed class BatchOrder
{
    private readonly ISampler? _sampler;
    private readonly int[] _training;
    private readonly RandomStream _random;
    private readonly int[] _order;
    private readonly int[] _classes;

    /// <summary>Creates the order for the training samples of a run.</summary>
    /// <param name="plan">How an epoch is divided into batches.</param>
    /// <param name="sampler">The sampler that draws; null to shuffle.</param>
    /// <param name="training">The samples to draw from.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="classesOf">Gives the classes of samples; null if targets are numbers.</param>
    /// <exception cref="SetupException">The plan has no samples or no batches.</exception>
    public BatchOrder(SamplerPlan plan, ISampler? sampler, int[] training, long seed, Func<int[], int[]>? classesOf = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(training);
        _sampler = sampler;
        _training = training;
        _random = new RandomStream((ulong)seed, "sampler");
        Plan = plan;
        if (Plan.Length < 1 || Plan.BatchSize < 1)
            throw new SetupException($"The sampler '{(sampler is null ? "" : PartIdentity.Get(sampler).Name)}' plans epochs of {Plan.Length} samples in batches of {Plan.BatchSize}; both must be at least 1.");
        _order = new int[Plan.Length];
        _classes = sampler is IClassSampler && classesOf is not null ? classesOf(training) : [];
        IsWholeSet = Plan.DrawsEachOnce && Plan.BatchSize >= Plan.Length;
        if (IsWholeSet)
            training.CopyTo(_order, 0);
    }

    /// <summary>Creates the order for a prepared run.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="SetupException">The plan of the sampler has no samples or no batches.</exception>
    public static BatchOrder Create<T>(PreparedRun<T> run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(run.Batches, run.Setup.Training.Sampler, run.Split.Training, EnsembleMembers.SeedOf(run.Setup), run.ClassesOf);
    }

    /// <summary>How an epoch is divided into batches.</summary>
    public SamplerPlan Plan { get; }

    /// <summary>Whether each step works on the whole training part, so that every batch is the same.</summary>
    public bool IsWholeSet { get; }

    /// <summary>Draws the order of an epoch.</summary>
    /// <exception cref="SetupException">The sampler drew a sample that is not there.</exception>
    public void Draw(long epoch)
    {
        if (IsWholeSet)
            return;
        if (_sampler is null)
        {
            _training.CopyTo(_order, 0);
            _random.At((ulong)epoch).Shuffle(_order);
            return;
        }

        if (_sampler is IClassSampler byClass && _classes.Length > 0)
            byClass.Fill(epoch, _classes, _random.At((ulong)epoch), _order);
        else
            _sampler.Fill(epoch, _training.Length, _random.At((ulong)epoch), _order);
        foreach (ref int index in _order.AsSpan())
        {
            if ((uint)index >= (uint)_training.Length)
                throw new SetupException($"The sampler '{PartIdentity.Get(_sampler).Name}' drew sample {index}, but the training part has the samples 0 to {_training.Length - 1}.");
            index = _training[index];
        }
    }

    /// <summary>The samples of a step of the epoch that was drawn.</summary>
    public ReadOnlySpan<int> Batch(int stepOfEpoch)
    {
        int start = stepOfEpoch * Plan.BatchSize;
        return _order.AsSpan(start, Math.Min(Plan.BatchSize, _order.Length - start));
    }
}
