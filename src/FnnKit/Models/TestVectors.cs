using System.Text.Json;
using System.Text.Json.Serialization;

namespace FnnKit;

/// <summary>A few samples and what the model made of them when it was trained: proof, years later and elsewhere, that it still does the same.</summary>
/// <param name="Features">The features of each sample, as they stood in the data.</param>
/// <param name="Outputs">The outputs of each.</param>
public sealed record TestVectors(IReadOnlyList<double[]> Features, IReadOnlyList<double[]> Outputs)
{
    private const int Count = 4;

    /// <summary>A feature that is missing is NaN, which JSON has no number for.</summary>
    private static readonly JsonSerializerOptions WithMissing = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    internal static TestVectors Compute(Model model, IReadOnlyList<double[]> features) => new(features, [.. features.Select(row => model.Predict(row))]);

    /// <summary>The features of the first few samples.</summary>
    internal static IReadOnlyList<double[]> Pick(IDataSet data, ReadOnlySpan<int> samples)
    {
        samples = samples[..Math.Min(Count, samples.Length)];
        int count = data.Schema.Features.Count;
        double[] columns = new double[count * samples.Length];
        data.Read(samples, new(columns, count, samples.Length), default);
        var features = new double[samples.Length][];
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = new double[count];
            for (int feature = 0; feature < count; feature++)
                features[i][feature] = columns[(feature * samples.Length) + i];
        }

        return features;
    }

    /// <summary>The largest difference between what the model gave then and what it gives now; 0 where every bit is the same.</summary>
    public double LargestDifference(Model model)
    {
        double largest = 0;
        for (int i = 0; i < Features.Count; i++)
        {
            double[] now = model.Predict(Features[i]);
            for (int output = 0; output < now.Length; output++)
                largest = Math.Max(largest, Math.Abs(now[output] - Outputs[i][output]));
        }

        return largest;
    }

    internal string ToJson() => JsonSerializer.Serialize(this, WithMissing);

    /// <exception cref="SettingsException">The text is not JSON of test vectors.</exception>
    /// <exception cref="FormatException">The test vectors do not fit the model.</exception>
    internal static TestVectors FromJson(string json, int features, int outputs)
    {
        var node = ModelSchema.Parse(json, "test_vectors");
        var vectors = new TestVectors(ReadRows(node.Required(nameof(Features))), ReadRows(node.Required(nameof(Outputs))));
        return vectors.Features.Count == vectors.Outputs.Count && vectors.Features.All(row => row.Length == features) && vectors.Outputs.All(row => row.Length == outputs)
            ? vectors : throw new FormatException("the test vectors do not fit the model");
    }

    private static double[][] ReadRows(SettingNode node) => [.. node.RequireItems().Select(row => row.RequireItems().Select(ReadValue).ToArray())];

    private static double ReadValue(SettingNode node) => node is { Kind: SettingKind.String, Text: nameof(double.NaN) } ? double.NaN : node.RequireNumber();
}
