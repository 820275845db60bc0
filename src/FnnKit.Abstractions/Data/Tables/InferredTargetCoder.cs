namespace FnnKit;

/// <summary>Codes a target, whose first value decides whether it holds numbers or categories.</summary>
internal sealed class InferredTargetCoder(string name) : ColumnCoder(name)
{
    private ColumnCoder? _decided;

    public override double Code(in TableCell cell, in TableRow row)
    {
        _decided ??= TryRead(cell, row, out _)
            ? new NumericTargetCoder(Name) { IsTarget = true }
            : new CategoryCoder(Name, row.Source.Advice.Classes is { } advice ? $"{advice} if classes are meant" : null) { IsTarget = true };
        return _decided.Code(cell, row);
    }

    public override Column Finish(TableSource source) => _decided!.Finish(source);

    public override void Recode(Span<double> values, int place, int width) => _decided!.Recode(values, place, width);
}
