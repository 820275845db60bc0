namespace FnnKit;

/// <summary>The rows of a table as a model wants them, read as they are asked for; targets are not looked at.</summary>
internal sealed class TableSamples : ISampleReader
{
    private readonly ITableReader _reader;
    private readonly TableRowCoder _coder;
    private readonly int[] _keptPlaces;
    private readonly List<string[]> _kept = [];
    private long _number;

    private TableSamples(ITableReader reader, TableRowCoder coder, int[] keptPlaces) => (_reader, _coder, _keptPlaces) = (reader, coder, keptPlaces);

    public double? Share => _reader.Share;

    public IReadOnlyList<string[]> Kept => _kept;

    /// <exception cref="DataException">The table cannot be opened, or lacks a column.</exception>
    public static TableSamples Open(TableLoader loader, DataRequest request, CancellationToken cancellationToken)
    {
        var reader = loader.OpenTable(new TableRequest(request.Input, TableReading.Wanted(loader, request), cancellationToken));
        try
        {
            string[] names = [.. reader.Columns.Select(column => column.Name)];
            int[] kept = [.. request.Kept.Select(column => Find(column, names, loader.SourceName))];
            return new TableSamples(reader, TableReading.Begin(loader, reader, request.Schema).BuildRowCoder(), kept);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public int Read(Span<double> features)
    {
        _kept.Clear();
        int rows = 0, width = _coder.Schema.Features.Count;
        for (; (rows + 1) * width <= features.Length && _reader.Read(); rows++)
        {
            if (_keptPlaces.Length > 0)
                _kept.Add([.. _keptPlaces.Select(place => _reader.Read(place).ToText())]);
            _coder.Code(_reader, ++_number, features.Slice(rows * width, width));
        }

        return rows;
    }

    public void Dispose() => _reader.Dispose();

    private static int Find(string column, string[] names, string source)
    {
        int place = Array.IndexOf(names, column);
        return place >= 0 ? place : throw new DataException($"{source} has no column '{column}' to keep; the columns are {NameList.Format(names, 20)}.") { Location = new(source) };
    }
}
