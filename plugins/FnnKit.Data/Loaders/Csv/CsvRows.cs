namespace FnnKit.Data;

/// <summary>The rows of a file as a model wants them, read as they are asked for; targets are not looked at.</summary>
internal sealed class CsvRows : ISampleReader
{
    private readonly CsvFile _file;
    private readonly CsvColumn[] _columns;
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
            string[] names = CsvTable.ReadNames(options, _file);
            _columns = CsvTable.Known(schema.Features, CsvLayout.Create(schema, options.Header, names, _file).Features);
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
        for (int at = 0; _isThere && at < features.Length; rows++)
        {
            foreach (var column in _columns)
                features[at++] = _file.IsMissing(column.Index) ? double.NaN : column.Read(_file);
            _isThere = _file.Read();
        }

        return rows;
    }

    public void Dispose() => _file.Dispose();
}
