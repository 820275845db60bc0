namespace FnnKit.Testing.Laws;

internal sealed class TransformColumnsLaw() : Law<ITransform>("it gives the finite columns that it planned")
{
    public override void Check(PartUnderTest part)
    {
        var (transform, table) = (part.Make<ITransform>(), new TransformSamples());
        var output = transform.Plan(TransformSamples.Columns);
        Require(output.Count > 0, part, "no column comes out");
        Require(output.Select(column => column.Name).Distinct().Count() == output.Count, part,
            $"two columns that come out have one name: {string.Join(", ", output.Select(column => column.Name))}");
        double[] y = TransformSamples.Apply(transform, transform.Fit(TransformSamples.Columns, table), table.Values, TransformSamples.Samples);
        int at = Array.FindIndex(y, value => !double.IsFinite(value));
        Require(at < 0, part,
            at < 0 ? "" : $"sample {at % TransformSamples.Samples} of column '{output[at / TransformSamples.Samples].Name}' is {y[at]}, or was not written");
    }
}
