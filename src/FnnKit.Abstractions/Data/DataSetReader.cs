namespace FnnKit;

/// <summary>Reads a data set from front to back.</summary>
/// <param name="data">The data set.</param>
public sealed class DataSetReader(IDataSet data) : ISampleReader
{
    private int _read;
    private int[] _samples = [];
    private double[] _columns = [];

    /// <inheritdoc/>
    public double? Share => data.Count == 0 ? 1 : (double)_read / data.Count;

    /// <inheritdoc/>
    public DataSchema? Schema => data.Schema;

    /// <inheritdoc/>
    public int Read(Span<double> features)
    {
        int width = data.Schema.Features.Count, count = Math.Min(features.Length / width, data.Count - _read);
        if (count == 0)
            return 0;
        if (_samples.Length != count)
            (_samples, _columns) = (new int[count], new double[count * width]);
        for (int i = 0; i < count; i++)
            _samples[i] = _read + i;
        data.Read(_samples, new Matrix<double>(_columns, width, count), default);
        for (int column = 0; column < width; column++)
        {
            for (int i = 0; i < count; i++)
                features[(i * width) + column] = _columns[(column * count) + i];
        }

        _read += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
