using static FnnKit.Testing.Laws.TransformSamples;

namespace FnnKit.Testing.Laws;

internal sealed class TransformInverseLaw() : Law<ITransform>("undone, it gives back what came in")
{
    private const double Closeness = 1e-9;

    public override void Check(PartUnderTest part)
    {
        if (part.Make<ITransform>() is not IInvertibleTransform transform)
            return;
        var table = new TransformSamples();
        double[] fitted = transform.Fit(Columns, table), y = Apply(transform, fitted, table.Values, Samples), x = new double[table.Values.Length];
        Require(y.Length == x.Length, part, $"of {Columns.Count} columns it makes {y.Length / Samples}, which cannot be undone");
        x.AsSpan().Fill(double.NaN);
        transform.InverseTransform(Columns, fitted, new(y, Columns.Count, Samples), new(x, Columns.Count, Samples));
        for (int i = 0; i < x.Length; i++)
            Require(Math.Abs(x[i] - table.Values[i]) <= Closeness * Math.Max(1, Math.Abs(table.Values[i])), part, $"{table.Values[i]} becomes {y[i]}, and undone {x[i]}");
        transform.InverseTransform(Columns, fitted, new(y, Columns.Count, Samples), new(y, Columns.Count, Samples));
        string? difference = SameBits.Difference<double>("what is undone in the same memory", x, y);
        Require(difference is null, part, difference ?? "");
    }
}
