namespace FnnKit;

/// <summary>
/// The columns of the training part as some transforms leave them, for the next one to learn from. As many columns are kept at a time as fit into a block; the
/// data is read once for each block, so that what is kept does not grow with the number of columns.
/// </summary>
internal sealed class TrainingColumns(IDataSet data, int[] training, FeaturePipeline before) : IColumnReader
{
    private const int BlockLength = 8 << 20;
    private const int ChunkSize = 256;

    private double[] _block = [];
    private int _first;
    private int _columns;

    public int Count => training.Length;

    public void Read(int column, Span<double> values)
    {
        if (column < _first || column >= _first + _columns)
            Load(column);
        _block.AsSpan((column - _first) * Count, Count).CopyTo(values);
    }

    private void Load(int column)
    {
        _first = column;
        _columns = Math.Clamp(BlockLength / Math.Max(1, Count), 1, before.Output.Count - column);
        if (_block.Length < (long)_columns * Count)
            _block = new double[_columns * Count];
        int width = data.Schema.Features.Count;
        double[] raw = new double[width * ChunkSize], scratch = new double[before.ScratchPerSample * ChunkSize];
        for (int start = 0; start < Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, Count - start);
            var x = new Matrix<double>(raw, width, count);
            data.Read(training.AsSpan(start, count), x, default);
            var y = before.Apply(x, scratch);
            for (int i = 0; i < _columns; i++)
                y[_first + i].CopyTo(_block.AsSpan((i * Count) + start));
        }
    }
}
