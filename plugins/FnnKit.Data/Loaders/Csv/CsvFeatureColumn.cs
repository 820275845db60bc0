namespace FnnKit.Data;

/// <summary>A column of features, of which the first value that is there says whether it holds numbers or categories.</summary>
internal sealed class CsvFeatureColumn(string name, int index) : CsvColumn(name, index)
{
    private CsvColumn? _decided;

    public override IReadOnlyDictionary<double, double>? Codes => _decided?.Codes;

    public override double Read(CsvFile file)
    {
        _decided ??= TryRead(file, Name, file.Value(Index), out _)
            ? new CsvNumberColumn(Name, Index)
            : new CsvCategoryColumn(Name, Index) { UnlessAsked = "name it in 'Categories' if categories are meant" };
        return _decided.Read(file);
    }

    public override Column Finish() => _decided?.Finish()
        ?? throw new DataException($"Column '{Name}' has no value in any row; leave it out of 'Columns'.");
}
