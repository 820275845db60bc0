using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>A column whose values cannot be those of a table.</summary>
internal sealed class ParquetOddColumn(DataField field, string holds) : ParquetColumn(field)
{
    public override void Load(ParquetRowGroupReader group, int rows, CancellationToken cancellation) => IsLoaded = true;

    /// <summary>What is wrong with the column, and what to do.</summary>
    public string Problem => $"the column holds {holds}, which cannot be features. Leave it out with \"Ignore\": [ \"{Name}\" ]";

    public override TableCell Read(int row) => throw new DataException(Problem);
}
