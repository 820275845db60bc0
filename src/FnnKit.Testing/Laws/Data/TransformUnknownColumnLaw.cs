namespace FnnKit.Testing.Laws;

internal sealed class TransformUnknownColumnLaw() : Law<ITransform>("a column that is not there is refused by name")
{
    public override void Check(PartUnderTest part)
    {
        if (part.Make<ITransform>() is not ColumnTransform transform)
            return;
        transform.Columns = ["weight"];
        try
        {
            transform.Plan(TransformSamples.Columns);
        }
        catch (DataException exception)
        {
            Require(exception.Message.Contains("'weight'", StringComparison.Ordinal), part, $"the column is refused without its name: {exception.Message}");
            return;
        }

        throw Violation(part, "the column 'weight' is asked for, there is none, and nothing is said");
    }
}
