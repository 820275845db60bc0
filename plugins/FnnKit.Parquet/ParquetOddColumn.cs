using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>A column whose values cannot be those of a table.</summary>
internal sealed class ParquetOddColumn(DataField field, string holds) : ParquetColumn(field)
{
    public override void Load(ParquetRowGroupReader group, int rows, CancellationToken cancellation) => IsLoaded = true;

    public override TableCell Read(int row)
        => throw new DataException($"The column '{Name}' holds {holds}, which cannot be features. Leave it out with \"Ignore\": [ \"{Name}\" ].");
}
