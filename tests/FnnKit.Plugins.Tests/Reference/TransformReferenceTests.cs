namespace FnnKit.Plugins.Tests.Reference;

/// <summary>Transforms learn and give what those of scikit-learn do.</summary>
public sealed class TransformReferenceTests
{
    public static TheoryData<int, string> Transforms => ReferenceTable.Cases("transforms");

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Transforms_make_the_same_of_new_samples(int index, string name)
    {
        var (transform, row) = ReferenceTable.Case<ITransform>("transforms", index);
        double[] x = row.Numbers("x"), samples = row.Numbers("new"), expected = row.Numbers("y");
        Column[] columns = [.. Enumerable.Range(0, (int)row["columns"]!).Select(i => new Column($"x{i}"))];
        int count = samples.Length / columns.Length;
        double[] y = new double[transform.Plan(columns).Count * count];
        transform.Apply(columns, transform.Fit(columns, new Table(x, x.Length / columns.Length)), new(samples, columns.Length, count), new(y, y.Length / count, count));
        Assert.True(expected.Length == y.Length, $"{name} makes {y.Length} numbers, but should make {expected.Length}");
        ReferenceTable.AssertClose(expected, y);
    }

    private sealed class Table(double[] values, int samples) : IColumnReader
    {
        public int Count => samples;

        public void Read(int column, Span<double> into) => values.AsSpan(column * samples, samples).CopyTo(into);
    }
}
