namespace FnnKit.Testing.Laws;

/// <summary>
/// A model that exists asks for its columns by name and for its categories by code. A loader may fit its data to that, or describe the data as it is and leave
/// the rest to the host; what it must not do is to describe what it does not give.
/// </summary>
internal sealed class LoaderFitLaw() : Law<IDataLoader>("for the schema of a model it gives what it describes")
{
    public override void Check(PartUnderTest part)
    {
        var loaded = Load(part, null);
        // Columns without names of their own are numbered, and found by their places.
        if (!loaded.Schema.Features.Any(column => column.Name.Skip(1).Any(letter => !char.IsAsciiDigit(letter))) || loaded.Schema.FeatureShape.Dimensions.Length > 1)
            return;
        var schema = new DataSchema([.. loaded.Schema.Features.Reverse().Select(Turn)], [.. loaded.Schema.Targets.Select(Turn)]);
        var (features, targets) = LoaderSamples.Read(loaded);
        var (again, againTargets) = LoaderSamples.Read(Load(part, schema));
        int count = loaded.Count;
        for (int i = 0; i < schema.Features.Count; i++)
            Compare(part, schema.Features[i], features.AsSpan((schema.Features.Count - 1 - i) * count, count), again.AsSpan(i * count, count));
        for (int i = 0; i < schema.Targets.Count; i++)
            Compare(part, schema.Targets[i], targets.AsSpan(i * count, count), againTargets.AsSpan(i * count, count));
    }

    private static IDataSet Load(PartUnderTest part, DataSchema? schema)
        => Task.Run(() => DataSource.LoadAsync(part.Make<IDataLoader>(), new DataRequest(new RandomStream(1, "data"), schema), CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>The column with its categories in the opposite order, so that every code is another.</summary>
    private static Column Turn(Column column) => column.Categories is { } categories ? column with { Categories = [.. categories.Reverse()] } : column;

    private void Compare(PartUnderTest part, Column column, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        double[] expected = before.ToArray();
        if (column.Categories is { } categories)
            expected = [.. expected.Select(code => categories.Count - 1 - code)];
        string? difference = SameBits.Difference<double>($"column '{column.Name}'", expected, after);
        Require(difference is null, part, $"asked for the columns or categories of a model in another order, it describes them so, but {difference}; "
            + "fit the data to the schema of the request, or describe it as it is and let the host fit it");
    }
}
