namespace FnnKit;

/// <summary>Codes a column of features, whose first value that is there decides whether it holds numbers or categories.</summary>
internal sealed class InferredFeatureCoder(string name) : ColumnCoder(name)
{
    private ColumnCoder? _decided;

    public override double Code(in TableCell cell, in TableRow row)
    {
        _decided ??= TryRead(cell, row, out _)
            ? new NumberCoder(Name, gathers: true)
            : new CategoryCoder(Name, row.Source.Advice.Categories is { } advice ? $"{advice} if categories are meant" : null);
        return _decided.Code(cell, row);
    }

    public override Column Finish(TableSource source) => _decided?.Finish(source)
        ?? throw source.Error(Name, $"the column has no value in any row; leave it out of {source.Advice.Features}");

    public override void Recode(Span<double> values, int place, int width) => _decided?.Recode(values, place, width);
}
