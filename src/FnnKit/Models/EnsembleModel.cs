using FnnKit.Formats;

namespace FnnKit;

/// <summary>Several models that predict together: probabilities and numbers are the weighted means of theirs, added in the order of the members.</summary>
internal sealed class EnsembleModel : Model
{
    private const int ChunkSize = 256;

    public EnsembleModel(IReadOnlyList<ModelMember> members, ModelNotes notes)
        : base(members[0].Model.Plan, members[0].Model.Pipeline, notes)
        => Members = members;

    public override IReadOnlyList<ModelMember> Members { get; }

    public override Precision Precision => Members[0].Model.Precision;

    public override void Predict(ReadOnlySpan<double> features, Span<double> outputs)
    {
        var mean = outputs[..OutputsOf(features.Length)];
        double[] room = new double[mean.Length];
        for (int i = 0; i < Members.Count; i++)
        {
            Members[i].Model.Predict(features, room.AsSpan());
            for (int j = 0; j < room.Length; j++)
                mean[j] = i == 0 ? Members[i].Weight * room[j] : mean[j] + (Members[i].Weight * room[j]);
        }
    }

    public override void Predict(ReadOnlySpan<float> features, Span<float> outputs)
    {
        double[] wide = new double[features.Length], mean = new double[OutputsOf(features.Length)];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = features[i];
        Predict(wide, mean.AsSpan());
        for (int i = 0; i < mean.Length; i++)
            outputs[i] = (float)mean[i];
    }

    public override long Predict(ISampleReader samples, PredictionSink sink, CancellationToken cancellationToken = default)
    {
        double[] features = new double[ChunkSize * FeatureCount], outputs = new double[ChunkSize * OutputCount];
        long first = 0;
        for (int count = samples.Read(features); count > 0; count = samples.Read(features))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var predicted = outputs.AsSpan(0, count * OutputCount);
            Predict(features.AsSpan(0, count * FeatureCount), predicted);
            if (!Reductions.AllFinite<double>(predicted))
                throw new DataException($"The prediction for one of the samples {first + 1} to {first + count} is no finite number: its features are far outside of what the model was trained on.");
            sink(predicted);
            first += count;
        }

        return first;
    }

    /// <summary>Measures the mean prediction. The loss is the mean of the losses of the members, since each has learned targets on a scale of its own.</summary>
    public override IReadOnlyDictionary<string, double> Evaluate(IDataSet data, ReadOnlySpan<int> samples, ILoss? loss, IReadOnlyList<IMetric> metrics)
    {
        int[] chosen = samples.IsEmpty ? [.. Enumerable.Range(0, data.Count)] : samples.ToArray();
        var values = new Dictionary<string, double>();
        if (loss is not null)
            values["loss"] = Members.Sum(member => member.Weight * member.Model.Evaluate(data, chosen, loss, [])["loss"]);
        var measured = new PredictionMetrics(this, metrics);
        foreach (int[] chunk in chosen.Chunk(SampleRows.ChunkSize))
        {
            var rows = SampleRows.Read(data, chunk);
            double[] outputs = new double[rows.Count * OutputCount];
            Predict(rows.Features, outputs.AsSpan());
            measured.Add(outputs, rows);
        }

        measured.WriteTo(values);
        return values;
    }

    internal override IReadOnlyList<KeyValuePair<string, NumericArray>> Tensors()
        => [.. Members.SelectMany((member, i) => member.Model.Tensors().Select(tensor => KeyValuePair.Create(Prefix(i + 1) + tensor.Key, tensor.Value)))];

    /// <summary>What stands before the names of the arrays of a member.</summary>
    /// <param name="member">The member, counted from 1.</param>
    internal static string Prefix(int member) => $"member{member}.";

    private int OutputsOf(int features)
        => features % FeatureCount == 0 ? features / FeatureCount * OutputCount : throw new ArgumentException($"{features} values are not whole rows of {FeatureCount} features.", nameof(features));
}
