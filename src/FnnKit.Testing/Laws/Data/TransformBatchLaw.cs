using static FnnKit.Testing.Laws.TransformSamples;

namespace FnnKit.Testing.Laws;

internal sealed class TransformBatchLaw() : Law<ITransform>("a sample comes out the same alone as in a batch")
{
    public override void Check(PartUnderTest part)
    {
        var (transform, table) = (part.Make<ITransform>(), new TransformSamples());
        double[] fitted = transform.Fit(Columns, table), whole = Apply(transform, fitted, table.Values, Samples);
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] alone = Apply(transform, fitted, [.. Enumerable.Range(0, Columns.Count).Select(column => table.Values[(column * Samples) + sample])], 1);
            double[] together = [.. Enumerable.Range(0, alone.Length).Select(row => whole[(row * Samples) + sample])];
            string? difference = SameBits.Difference<double>("y", alone, together);
            Require(difference is null, part, $"alone and as sample {sample} of {Samples}, {difference}");
        }
    }
}
