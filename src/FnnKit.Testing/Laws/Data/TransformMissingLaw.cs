using static FnnKit.Testing.Laws.TransformSamples;

namespace FnnKit.Testing.Laws;

internal sealed class TransformMissingLaw() : Law<ITransform>("a missing value touches no other sample, and what is learned leaves it out")
{
    /// <summary>In front of the samples of the table stands one where every number is missing.</summary>
    private const int Missing = 1;

    public override void Check(PartUnderTest part)
    {
        var (transform, table) = (part.Make<ITransform>(), new TransformSamples());
        var holed = new Holed(table);
        double[] learned = transform.Fit(Columns, table), again = transform.Fit(Columns, holed);
        string? difference = SameBits.Difference<double>("what is learned without and with a missing value", learned, again);
        Require(difference is null, part, difference ?? "");

        double[] whole = Apply(transform, learned, table.Values, Samples), beside = Apply(transform, learned, holed.Values, Samples + Missing);
        double[] others = [.. Enumerable.Range(0, beside.Length).Where(at => at % (Samples + Missing) >= Missing).Select(at => beside[at])];
        difference = SameBits.Difference<double>("y with a missing value in another sample", whole, others);
        Require(difference is null, part, difference ?? "");
    }

    private sealed class Holed(TransformSamples table) : IColumnReader
    {
        public double[] Values { get; } =
        [
            .. Columns.SelectMany((column, i) => table.Values.Skip(i * Samples).Take(Samples).Prepend(column.IsCategory ? 0 : double.NaN)),
        ];

        public int Count => Samples + Missing;

        // For what is learned a category is missing too; a transform that is applied may refuse that, as one-hot does.
        public void Read(int column, Span<double> values)
        {
            Values.AsSpan(column * Count, Count).CopyTo(values);
            if (Columns[column].IsCategory)
                values[0] = double.NaN;
        }
    }
}
