namespace FnnKit.Data;

/// <summary>The rows of a file as a model wants them, read as they are asked for; targets are not looked at.</summary>
internal sealed class CsvRows : ISampleReader
{
    private readonly CsvFile _file;
    private readonly TableRowCoder _coder;
    private long _number;
    private readonly List<string[]> _kept = [];
    private readonly int[] _keptPlaces;
    private bool _isThere = true;

    /// <param name="options">How the file is written.</param>
    /// <param name="request">What the model wants, and what to read in place of the file.</param>
    /// <exception cref="DataException">The file cannot be opened, has no samples, or lacks a column.</exception>
    public CsvRows(Csv options, DataRequest request)
    {
        _file = new CsvFile(options, request.Input);
        try
        {
            _coder = CsvTable.Open(options, request.Schema, _file, out string[] names).BuildRowCoder();
            _keptPlaces = [.. request.Kept.Select(column => FindKept(column, names))];
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public double? Share => _isThere ? _file.Share : 1;

    public IReadOnlyList<string[]> Kept => _kept;

    public int Read(Span<double> features)
    {
        _kept.Clear();
        int rows = 0;
        int width = _coder.Schema.Features.Count;
        for (; _isThere && rows * width < features.Length; rows++)
        {
            if (_keptPlaces.Length > 0)
                _kept.Add([.. _keptPlaces.Select(_file.Text)]);
            _coder.Code(_file, ++_number, features.Slice(rows * width, width));
            _isThere = _file.Read();
        }

        return rows;
    }

    public void Dispose() => _file.Dispose();

    private int FindKept(string column, string[] names)
    {
        int place = Array.IndexOf(names, column);
        return place >= 0 ? place
            : throw new DataException($"{_file.Path} has no column '{column}' to keep; the columns are {NameList.Format(names, 20)}.") { Location = new(_file.Path) };
    }
}
