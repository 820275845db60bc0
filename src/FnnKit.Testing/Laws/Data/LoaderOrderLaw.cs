using static FnnKit.Testing.Laws.LoaderSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LoaderOrderLaw() : Law<IDataLoader>("samples can be read in any order")
{
    public override void Check(PartUnderTest part)
    {
        var data = Load(part.Make<IDataLoader>(), 1);
        var (features, _) = Read(data);
        double[] one = new double[data.Schema.Features.Count];
        for (int sample = data.Count - 1; sample >= 0; sample -= 1 + (data.Count / 7))
        {
            data.Read([sample], new(one, one.Length, 1), default);
            double[] together = [.. Enumerable.Range(0, one.Length).Select(feature => features[(feature * data.Count) + sample])];
            string? difference = SameBits.Difference<double>("feature", one, together);
            Require(difference is null, part, $"sample {sample} read alone and with all others: {difference}");
        }
    }
}
