namespace FnnKit;

/// <summary>The values of columns, one column at a time.</summary>
public interface IColumnReader
{
    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>Reads all values of a column.</summary>
    void Read(int column, Span<double> values);
}
