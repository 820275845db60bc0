using static FnnKit.Testing.Laws.TransformSamples;

namespace FnnKit.Testing.Laws;

internal sealed class TransformStateLaw() : Law<ITransform>("what it learns and does is the same each time")
{
    public override void Check(PartUnderTest part)
    {
        var (transform, table) = (part.Make<ITransform>(), new TransformSamples());
        double[] kept = [.. table.Values], fitted = transform.Fit(Columns, table), learned = [.. fitted];
        double[] first = Apply(transform, fitted, table.Values, Samples), fresh = Apply(part.Make<ITransform>(), fitted, table.Values, Samples, 7);
        Apply(transform, fitted, [5, 1, 0.2], 1);
        double[] again = Apply(transform, fitted, table.Values, Samples);
        string? difference = SameBits.Difference<double>("what is learned", learned, part.Make<ITransform>().Fit(Columns, table))
            ?? SameBits.Difference<double>("y of a fresh instance with what was learned", first, fresh)
            ?? SameBits.Difference<double>("y after other data", first, again)
            ?? SameBits.Difference<double>("what was learned, before and after it was used,", learned, fitted)
            ?? SameBits.Difference<double>("the data, before and after,", kept, table.Values);
        Require(difference is null, part, difference ?? "");
    }
}
