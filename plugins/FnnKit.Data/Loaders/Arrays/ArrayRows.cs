namespace FnnKit.Data;

/// <summary>The rows of an array in a file, read as they are asked for.</summary>
/// <param name="path">What errors call the file.</param>
/// <param name="file">The open file.</param>
/// <param name="count">How many rows it has.</param>
/// <param name="width">How many numbers a row has.</param>
/// <param name="read">Reads whole rows from the one of a number on.</param>
/// <param name="scale">What every number is multiplied by.</param>
internal sealed class ArrayRows(string path, IDisposable file, int count, int width, ArrayRows.Reading read, double scale = 1) : ISampleReader
{
    private int _next;

    /// <summary>Reads as many whole rows as there is room for.</summary>
    public delegate void Reading(int first, Span<double> rows);

    public double? Share => (double)_next / count;

    public int Read(Span<double> features)
    {
        int rows = Math.Min(features.Length / width, count - _next);
        if (rows == 0)
            return 0;
        var values = features[..(rows * width)];
        try
        {
            read(_next, values);
        }
        catch (IOException exception)
        {
            throw new DataException(exception.Message, exception) { Location = new(path) };
        }

        for (int i = 0; scale != 1 && i < values.Length; i++)
            values[i] *= scale;
        _next += rows;
        return rows;
    }

    public void Dispose() => file.Dispose();
}
