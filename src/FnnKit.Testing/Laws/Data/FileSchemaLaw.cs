namespace FnnKit.Testing.Laws;

internal sealed class FileSchemaLaw() : Law<IDataLoader>("it reads a file by the schema of a model: columns by their names, categories by their codes")
{
    public override void Check(PartUnderTest part)
    {
        if (FileSamples.Find(part) is not var (loader, request))
            return;
        var loaded = FileSamples.Load(loader.Sniff(request).Loader);
        var (features, targets) = LoaderSamples.Read(loaded);
        // Columns without names of their own are numbered, and found by their places.
        bool areNamed = loaded.Schema.Features.Any(column => column.Name.Skip(1).Any(letter => !char.IsAsciiDigit(letter)));
        var schema = new DataSchema(
            [.. areNamed ? loaded.Schema.Features.Reverse().Select(Turned) : loaded.Schema.Features], [.. loaded.Schema.Targets.Select(Turned)],
            areNamed ? null : loaded.Schema.FeatureShape);
        var again = FileSamples.Load(loader.Sniff(request).Loader, schema);
        Require(again.Count == loaded.Count, part, $"with a schema it gives {again.Count} samples, without one {loaded.Count}");
        var (actual, actualTargets) = LoaderSamples.Read(again);
        for (int i = 0; i < schema.Features.Count; i++)
        {
            int from = areNamed ? schema.Features.Count - 1 - i : i;
            Compare(part, schema.Features[i], areNamed, features.AsSpan(from * loaded.Count, loaded.Count), actual.AsSpan(i * loaded.Count, loaded.Count));
        }

        for (int i = 0; again.HasTargets && i < schema.Targets.Count; i++)
            Compare(part, schema.Targets[i], true, targets.AsSpan(i * loaded.Count, loaded.Count), actualTargets.AsSpan(i * loaded.Count, loaded.Count));
    }

    /// <summary>The column with its categories in the opposite order, so that every code is another.</summary>
    private static Column Turned(Column column) => column.Categories is { } categories ? column with { Categories = [.. categories.Reverse()] } : column;

    private void Compare(PartUnderTest part, Column column, bool isTurned, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        double[] expected = before.ToArray();
        if (isTurned && column.Categories is { } categories)
            expected = [.. expected.Select(code => categories.Count - 1 - code)];
        string? difference = SameBits.Difference<double>($"column '{column.Name}'", expected, after);
        Require(difference is null, part, $"with the columns or categories of the schema in another order, {difference}");
    }
}
