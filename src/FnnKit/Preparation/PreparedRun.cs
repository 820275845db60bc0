using System.Numerics;

namespace FnnKit;

/// <summary>
/// A run that is ready to be trained: the data is loaded, split and transformed, and the layers are planned. Trainer, gradient check, import and a training
/// loop of your own start from it.
/// </summary>
/// <remarks>It does not hold the data set as it was loaded, which takes about twice the memory of the numbers that a network works on.</remarks>
/// <typeparam name="T">The precision of the network.</typeparam>
public sealed class PreparedRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many samples initializers look at: enough for deviations and quantiles, and little work beside an epoch.</summary>
    private const int MostInitialSamples = 2048;

    private PreparedRun(TrainingSetup setup, DataSchema schema, DataSplit split, FeaturePipeline pipeline, NetworkPlan plan, SamplerPlan batches, PreparedData<T> samples)
    {
        Setup = setup;
        Schema = schema;
        Split = split;
        Pipeline = pipeline;
        Plan = plan;
        Batches = batches;
        Samples = samples;
    }

    /// <summary>The setup of the run.</summary>
    public TrainingSetup Setup { get; }

    /// <summary>The columns of the data.</summary>
    public DataSchema Schema { get; }

    /// <summary>Which samples are trained on, validated on and tested on (<c>Data:Split</c>).</summary>
    public DataSplit Split { get; }

    /// <summary>The transforms of features and targets, fitted on the training part (<c>Data:Transforms</c>, <c>Data:TargetTransforms</c>).</summary>
    public FeaturePipeline Pipeline { get; }

    /// <summary>The layers (<c>Network:Layers</c>).</summary>
    public NetworkPlan Plan { get; }

    /// <summary>How an epoch is divided into batches (<c>Training:Sampler</c>, <c>Training:BatchSize</c>).</summary>
    public SamplerPlan Batches { get; }

    /// <summary>The samples in the precision of the network.</summary>
    public PreparedData<T> Samples { get; }

    /// <summary>The weight of each sample in training; null if all count the same (<c>Data:SampleWeights</c>, <c>Training:ClassWeights</c>).</summary>
    public double[]? SampleWeights { get; private init; }

    /// <summary>The number of steps in an epoch.</summary>
    public int StepsPerEpoch => Setup.Training.StepsPerEpoch(Batches);

    /// <summary>The number of steps that the run takes at most.</summary>
    public long TotalSteps => Setup.Training.TotalSteps(StepsPerEpoch);

    /// <summary>The features of a few training samples as they are in the data, for the test vectors of a model.</summary>
    internal IReadOnlyList<double[]> Examples { get; private init; } = [];

    /// <summary>What the columns of the training samples hold; null if it is not known.</summary>
    internal TrainingProfile? Profile { get; private init; }

    /// <summary>Gives the classes of samples; null if targets are numbers.</summary>
    internal Func<int[], int[]>? ClassesOf => Schema.TargetKind == TargetKind.Classes ? Samples.ClassesOf : null;

    /// <summary>Loads the data of a setup and prepares the run.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="progress">Receives how far a large file has been read.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="FnnKitException">The data cannot be read, or setup and data do not go together.</exception>
    public static async Task<PreparedRun<T>> LoadAsync(TrainingSetup setup, IProgress<LoadingProgress>? progress = null, CancellationToken cancellationToken = default)
        => Create(await SetupFacts.LoadAsync(setup, progress, cancellationToken).ConfigureAwait(false));

    /// <summary>Prepares a run from what is known of it.</summary>
    /// <param name="facts">The facts.</param>
    /// <exception cref="FnnKitException">Setup and data do not go together.</exception>
    public static PreparedRun<T> Create(SetupFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Findings.FirstOrDefault(finding => finding.Cause is not null) is { Cause: { } cause })
            throw cause;
        var (data, pipeline, plan) = (facts.Data, facts.Pipeline!, facts.Plan!);
        var encoding = new TargetEncoding(data.Schema, plan.Output.Size, plan.Layers[^1].Name);
        return new PreparedRun<T>(facts.Setup, data.Schema, facts.Split!, pipeline, plan, facts.Batches!, PreparedData<T>.Create(data, pipeline, encoding))
        {
            SampleWeights = facts.Weights,
            Examples = TestVectors.Pick(data, facts.Split!.Training),
            Profile = TrainingProfile.Compute(data, facts.Split!.Training),
        };
    }

    /// <summary>Creates the run that trains on all samples, those included that this one holds back. Transforms stay as they were fitted.</summary>
    internal PreparedRun<T> WithAllSamples()
    {
        var all = new DataSplit([.. Enumerable.Range(0, Samples.Count)], [], []);
        var batches = SetupFacts.PlanBatches(Setup.Training, all.Training.Length);
        return new PreparedRun<T>(Setup, Schema, all, Pipeline, Plan, batches, Samples) { SampleWeights = SampleWeights, Examples = Examples, Profile = Profile };
    }

    /// <summary>Creates a network whose parameters are filled by their initializers, on training samples where one looks at data.</summary>
    /// <param name="team">The threads to compute on; by default only the calling thread. The result has the same bits with any number.</param>
    /// <exception cref="NetworkException">An initializer that looks at data cannot be used where it stands.</exception>
    public Network<T> CreateNetwork(ThreadTeam? team = null)
    {
        var network = new Network<T>(Plan);
        if (!DataInitialization.IsNeeded(Plan))
            network.Initialize(EnsembleMembers.SeedOf(Setup));
        else
            network.Initialize(EnsembleMembers.SeedOf(Setup), InitialSamples(), team);
        return network;
    }

    /// <summary>Some training samples that the seed chooses.</summary>
    private Matrix<double> InitialSamples()
    {
        int[] samples = [.. Split.Training];
        if (samples.Length > MostInitialSamples)
            new RandomStream((ulong)EnsembleMembers.SeedOf(Setup), "initial samples").Shuffle(samples);
        samples = samples[..Math.Min(samples.Length, MostInitialSamples)];
        T[] features = new T[Plan.Input.Size * samples.Length], targets = new T[Plan.Output.Size * samples.Length];
        Samples.Gather(samples, new(features, Plan.Input.Size, samples.Length), new(targets, Plan.Output.Size, samples.Length));
        return new(Array.ConvertAll(features, double.CreateTruncating), Plan.Input.Size, samples.Length);
    }

    /// <summary>Creates the model of a trained network, with the transforms of the data and test vectors.</summary>
    /// <param name="network">The network.</param>
    /// <param name="metrics">Loss and metrics by name to note in the model; by default none.</param>
    public Model CreateModel(Network<T> network, IReadOnlyDictionary<string, double>? metrics = null) => CreateModel(network, metrics, Samples.Fingerprint());

    internal Model CreateModel(
        Network<T> network, IReadOnlyDictionary<string, double>? metrics, string fingerprint, RefitNote? refit = null, double temperature = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        var model = Model.Create(network, Pipeline.With(temperature), new ModelNotes(metrics ?? new Dictionary<string, double>(), LoaderSettings.Write(Setup), fingerprint) { Refit = refit });
        model.Notes = model.Notes with { TestVectors = TestVectors.Compute(model, Examples), Profile = Profile };
        return model;
    }
}
