using System.Numerics;

namespace FnnKit;

/// <summary>
/// A trained network with all that prediction needs: the fitted transforms before it, the names of its columns and classes. It is immutable, and any
/// number of threads may predict with it at once.
/// </summary>
public abstract class Model
{
    private protected Model(NetworkPlan plan, FeaturePipeline pipeline, ModelNotes notes)
    {
        Plan = plan;
        Pipeline = pipeline;
        Notes = notes;
    }

    /// <summary>The layers.</summary>
    public NetworkPlan Plan { get; }

    /// <summary>The fitted transforms between data and network.</summary>
    public FeaturePipeline Pipeline { get; }

    /// <summary>What the data holds that the model works on.</summary>
    public DataSchema Schema => Pipeline.Schema;

    /// <summary>
    /// The networks that predict together; one, the model itself, unless the model is an ensemble. <see cref="Plan"/> and <see cref="Pipeline"/> are those of the first.
    /// </summary>
    public virtual IReadOnlyList<ModelMember> Members => [new(this, 1)];

    /// <summary>The number of weights of all members.</summary>
    public long WeightCount => Members.Sum(member => (long)member.Model.Plan.WeightCount);

    /// <summary>The precision of weights and arithmetic.</summary>
    public abstract Precision Precision { get; }

    /// <summary>What is remembered about how the model came to be.</summary>
    public ModelNotes Notes { get; internal set; }

    /// <summary>How many features a sample has, before any transform.</summary>
    public int FeatureCount => Schema.Features.Count;

    /// <summary>How many outputs a sample gets.</summary>
    public int OutputCount => Plan.Output.Size;

    /// <summary>The names of the classes; empty where the model predicts numbers.</summary>
    public IReadOnlyList<string> Classes => Schema.Classes;

    /// <summary>What the outputs of the last layer mean. Predictions are made of them: of logits and logarithms, for example, probabilities.</summary>
    public OutputMeaning OutputMeaning => Pipeline.Targets.Output;

    /// <summary>
    /// Whether a prediction has the digits of single precision. Predictions that were converted to the unit of the data in double precision have more, and so
    /// have numbers of 10,000,000 and above, for which single precision would need an exponent.
    /// </summary>
    /// <param name="value">The prediction.</param>
    public bool IsSingle(double value) => HasSinglePredictions && Math.Abs(value) < 1e7;

    /// <summary>Whether predictions are computed in single precision and not converted to the unit of the data.</summary>
    public bool HasSinglePredictions => Precision == Precision.Float32 && Pipeline.Targets.IsEmpty;

    /// <summary>Whether predictions are probabilities of classes.</summary>
    public bool GivesProbabilities => Classes.Count > 0 && OutputMeaning.GivesProbabilities();

    /// <summary>Predicts one sample or many: probabilities of classes where <see cref="GivesProbabilities"/>, otherwise scores of classes, or numbers.</summary>
    /// <param name="features">One row of <see cref="FeatureCount"/> features after the other, as they stand in the data; categories as their codes.</param>
    /// <param name="outputs">Receives one row of <see cref="OutputCount"/> outputs after the other.</param>
    /// <exception cref="ArgumentException">The features are not whole rows, or there is no room for the outputs.</exception>
    /// <exception cref="DataException">A feature is no finite number.</exception>
    public abstract void Predict(ReadOnlySpan<double> features, Span<double> outputs);

    /// <inheritdoc cref="Predict(ReadOnlySpan{double}, Span{double})"/>
    public abstract void Predict(ReadOnlySpan<float> features, Span<float> outputs);

    /// <summary>Predicts one sample.</summary>
    /// <param name="features">Its features, as they stand in the data.</param>
    /// <returns>Its outputs.</returns>
    public double[] Predict(params ReadOnlySpan<double> features)
    {
        double[] outputs = new double[OutputCount];
        Predict(features, outputs);
        return outputs;
    }

    /// <summary>Predicts samples as they are read, a few at a time, in memory that does not grow with their number.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>How many samples there were.</returns>
    /// <exception cref="DataException">A feature or a prediction is no finite number.</exception>
    public abstract long Predict(ISampleReader samples, PredictionSink sink, CancellationToken cancellationToken = default);

    /// <summary>
    /// The index of the class that predictions speak for: the largest of several, or whether a single one is above one half, or above 0 where it is a score.
    /// </summary>
    public int ClassOf(ReadOnlySpan<double> outputs)
    {
        if (OutputCount == 1)
            return outputs[0] > (OutputMeaning == OutputMeaning.Score ? 0 : 0.5) ? 1 : 0;
        int best = 0;
        for (int i = 1; i < OutputCount; i++)
        {
            if (outputs[i] > outputs[best])
                best = i;
        }

        return best;
    }

    /// <summary>Measures the model on data with targets.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="samples">Which of them; all if empty.</param>
    /// <param name="loss">The loss to compute, or null for none.</param>
    /// <param name="metrics">The metrics to compute.</param>
    /// <returns>Loss and metrics by name.</returns>
    public abstract IReadOnlyDictionary<string, double> Evaluate(IDataSet data, ReadOnlySpan<int> samples, ILoss? loss, IReadOnlyList<IMetric> metrics);

    /// <summary>Writes the model to a file; one that is there is replaced at once or not at all.</summary>
    public void Save(string path) => ModelFile.Write(path, this);

    /// <summary>The plugins that are at hand in another version than the model was made with, first as they were, then as they are.</summary>
    public IEnumerable<(ModelPlugin Then, ModelPlugin Now)> ChangedPlugins => Notes.Plugins
        .Join(ModelPlugins.Find(Plan, Pipeline), then => then.Name, now => now.Name, (then, now) => (then, now)).Where(pair => pair.then.Version != pair.now.Version);

    /// <summary>
    /// Reads a model from a file. The weights of a large file are used where they stand in it, mapped into memory and without a copy: it may be replaced by
    /// another file (as <see cref="Save"/> does; on Windows not before the model is gone), but must not be written over or cut short while the model is used.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="parts">Where its layers and transforms come from.</param>
    /// <exception cref="FnnKitException">The file is no model, or a part that it needs is missing.</exception>
    public static Model Load(string path, IPartSource parts) => ModelFile.Read(path, parts);

    /// <summary>
    /// Reads a model from a file into memory of its own, so that the file may be written over, cut short or removed while the model is used. Otherwise as
    /// <see cref="Load"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="parts">Where its layers and transforms come from.</param>
    /// <exception cref="FnnKitException">The file is no model, or a part that it needs is missing.</exception>
    public static Model LoadCopy(string path, IPartSource parts) => ModelFile.Read(path, parts, copies: true);

    /// <summary>Each parameter in a few numbers.</summary>
    public IReadOnlyList<ParameterSummary> Summarize() => [.. Tensors().Select(tensor => ParameterSummary.Compute(tensor.Key, tensor.Value))];

    internal abstract IReadOnlyList<KeyValuePair<string, Formats.NumericArray>> Tensors();

    /// <summary>Creates a model that predicts the weighted mean of the predictions of others.</summary>
    /// <param name="members">Models of the same features and targets, with the share of each; the shares are divided by their sum.</param>
    /// <exception cref="ArgumentException">There are no members, one is an ensemble itself, they do not go together, or a share is not above 0.</exception>
    public static Model Combine(IReadOnlyList<ModelMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0 || members.Any(member => member.Model is EnsembleModel || !(member.Weight > 0)))
            throw new ArgumentException("An ensemble needs members that are single models with shares above 0.", nameof(members));
        var first = members[0].Model;
        if (members.Any(member => !member.Model.Schema.Features.Select(column => column.Name).SequenceEqual(first.Schema.Features.Select(column => column.Name))
            || member.Model.OutputCount != first.OutputCount || member.Model.OutputMeaning != first.OutputMeaning || member.Model.Precision != first.Precision))
            throw new ArgumentException("The members of an ensemble must have the same features, outputs and precision.", nameof(members));
        double sum = members.Sum(member => member.Weight);
        var model = new EnsembleModel([.. members.Select(member => member with { Weight = member.Weight / sum })], first.Notes with { TestVectors = null });
        if (first.Notes.TestVectors is { } vectors)
            model.Notes = model.Notes with { TestVectors = TestVectors.Compute(model, vectors.Features) };
        return model;
    }

    internal static Model Create<T>(Network<T> network, FeaturePipeline pipeline, ModelNotes notes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new NetworkModel<T>(network, pipeline, notes);
}
