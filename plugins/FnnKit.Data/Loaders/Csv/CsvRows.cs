namespace FnnKit.Data;

/// <summary>The rows of a file as a model wants them, read as they are asked for; targets are not looked at.</summary>
internal sealed class CsvRows : ISampleReader
{
    private readonly CsvFile _file;
    private readonly TableRowCoder _coder;
    private long _number;
    private bool _isThere = true;

    /// <param name="options">How the file is written.</param>
    /// <param name="schema">What the model wants.</param>
    /// <param name="input">What to read in place of the file; null for the file.</param>
    /// <exception cref="DataException">The file cannot be opened, has no samples, or lacks a column.</exception>
    public CsvRows(Csv options, DataSchema schema, Stream? input)
    {
        _file = new CsvFile(options, input);
        try
        {
            _coder = CsvTable.Open(options, schema, _file).BuildRowCoder();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public double? Share => _isThere ? _file.Share : 1;

    public int Read(Span<double> features)
    {
        int rows = 0;
        int width = _coder.Schema.Features.Count;
        for (; _isThere && rows * width < features.Length; rows++)
        {
            _coder.Code(_file, ++_number, features.Slice(rows * width, width));
            _isThere = _file.Read();
        }

        return rows;
    }

    public void Dispose() => _file.Dispose();
}
