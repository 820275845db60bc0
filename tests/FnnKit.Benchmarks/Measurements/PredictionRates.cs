using FnnKit.Benchmarks.Steady;
using FnnKit.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>
/// Predictions in one process beside ONNX Runtime, which reads the model that we export, transforms included: the time of each for a batch, in turns, and how many times
/// ours goes into theirs. DOTNET_PROCESSOR_COUNT says how many threads ours may use; ONNX Runtime gets as many.
/// </summary>
internal static class PredictionRates
{
    private const int Turns = 6;

    private static readonly int[] Batches = [1, 64, 2048];

    public static (string Name, double Value)[] Of(string work, int threads)
    {
        var model = new Trainer(Work.Read(work, "Training:Steps=10")).TrainAsync().GetAwaiter().GetResult().Model;
        string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.onnx");
        OnnxFile.Write(model, path);
        using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
        using var session = new InferenceSession(path, options);
        File.Delete(path);
        return [.. Batches.SelectMany(batch => Compare(model, session, batch))];
    }

    private static IEnumerable<(string Name, double Value)> Compare(Model model, InferenceSession session, int batch)
    {
        float[] features = new float[batch * model.FeatureCount], outputs = new float[batch * model.OutputCount];
        var random = new Random(1);
        foreach (ref float feature in features.AsSpan())
            feature = (float)(random.NextDouble() * 4);
        using var input = OrtValue.CreateTensorValueFromMemory(features, [batch, model.FeatureCount]);
        string[] inputs = [session.InputNames[0]], results = [session.OutputNames[0]];
        using var run = new RunOptions();
        double ours = double.PositiveInfinity, theirs = double.PositiveInfinity;
        int calls = Math.Max(1, 400 / batch);
        for (int turn = 0; turn < Turns; turn++)
        {
            ours = Math.Min(ours, BestTime.Of(() => model.Predict(features, outputs), calls: calls));
            theirs = Math.Min(theirs, BestTime.Of(Theirs, calls: calls));
        }

        yield return ($"ours-{batch}-us", ours * 1e6);
        yield return ($"onnx-runtime-{batch}-us", theirs * 1e6);
        yield return ($"ratio-{batch}", theirs / ours);

        void Theirs()
        {
            using var values = session.Run(run, inputs, [input], results);
        }
    }
}
