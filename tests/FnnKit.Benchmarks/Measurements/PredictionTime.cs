using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>One prediction of one sample by a trained 4-12-6-3 network: nanoseconds, and bytes that it allocates.</summary>
internal static class PredictionTime
{
    public static Model Train() => new Trainer(Work.Read("iris", "Training:Steps=100")).TrainAsync().GetAwaiter().GetResult().Model;

    public static (string Name, double Value)[] Measure()
    {
        const int Calls = 1000;
        var model = Train();
        float[] features = [5.1f, 3.5f, 1.4f, 0.2f], outputs = new float[3];
        double seconds = BestTime.Of(() => model.Predict(features, outputs), calls: Calls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
            model.Predict(features, outputs);
        return [("nanoseconds", seconds * 1e9), ("bytes", (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls)];
    }
}
