using System.Data.Common;
using System.Text;

namespace FnnKit.Sql;

/// <summary>The rows of a query. If the connection drops it is opened again, and reading continues behind the last row.</summary>
internal sealed class SqlTable : ITableReader
{
    private readonly SqlSource _source;
    private readonly string _name;
    private readonly int _retries;
    private readonly CancellationToken _cancellation;
    private readonly string[] _order;
    private readonly int[] _orderPlaces;
    private readonly Dictionary<string, byte[]> _utf8 = [];
    private DbConnection? _connection;
    private DbCommand? _command;
    private DbDataReader? _reader;
    private object[] _row, _previous;
    private long _read;
    private int _failures;

    /// <param name="source">Where rows come from.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="retries">How often to connect again.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DataException">The database cannot be reached, or the query is wrong.</exception>
    public SqlTable(SqlSource source, string name, int retries, CancellationToken cancellation)
    {
        (_source, _name, _retries, _cancellation) = (source, name, retries, cancellation);
        try
        {
            Columns = Retrying(Probe);
            string[] names = [.. Columns.Select(column => column.Name)];
            _order = source.OrderBy is ["*"] ? names : [.. source.OrderBy];
            _orderPlaces = [.. _order.Select(column => Array.IndexOf(names, column) is >= 0 and var place ? place
                : throw new DataException($"{_name} has no column '{column}', by which 'OrderBy' orders the rows; the columns are {NameList.Format(names, 20)}.") { Location = new(_name) })];
            (_row, _previous) = (new object[names.Length], new object[names.Length]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<ColumnDeclaration> Columns { get; }

    public double? Share => null;

    public int Count => Columns.Count;

    public long? Line => null;

    public bool Read()
    {
        const int between = 1024;
        if (_read % between == 0)
            _cancellation.ThrowIfCancellationRequested();
        (_previous, _row) = (_row, _previous);
        if (!Retrying(Next))
            return false;
        if (_read++ > 0)
            RequireOrder();
        return true;
    }

    public TableCell Read(int column) => _row[column] switch
    {
        DBNull or null => default,
        string text => TableCell.FromText(Utf8(text)),
        long number => TableCell.FromWholeNumber(number),
        int number => TableCell.FromWholeNumber(number),
        short number => TableCell.FromWholeNumber(number),
        byte number => TableCell.FromWholeNumber(number),
        sbyte number => TableCell.FromWholeNumber(number),
        ushort number => TableCell.FromWholeNumber(number),
        uint number => TableCell.FromWholeNumber(number),
        ulong number => number <= long.MaxValue ? TableCell.FromWholeNumber((long)number) : TableCell.FromNumber(number),
        double number => TableCell.FromNumber(number),
        float number => TableCell.FromNumber(number),
        decimal number => TableCell.FromNumber((double)number),
        System.Numerics.BigInteger number => TableCell.FromNumber((double)number),
        bool isTrue => TableCell.FromWholeNumber(isTrue ? 1 : 0),
        DateTime date => TableCell.FromNumber((date - DateTime.UnixEpoch).TotalDays),
        DateTimeOffset date => TableCell.FromNumber((date - DateTimeOffset.UnixEpoch).TotalDays),
        DateOnly date => TableCell.FromNumber(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber),
        TimeSpan time => TableCell.FromNumber(time.TotalDays),
        TimeOnly time => TableCell.FromNumber(time.ToTimeSpan().TotalDays),
        Guid or char => TableCell.FromText(Utf8(_row[column].ToString()!)),
        var other => throw new DataException($"{_name}, row {_read}, column '{Columns[column].Name}': the value is of the type {other.GetType().Name}, which cannot be a feature. Leave the column out with \"Ignore\": [ \"{Columns[column].Name}\" ], or convert it in the query."),
    };

    public void Dispose()
    {
        _reader?.Dispose();
        _command?.Dispose();
        _connection?.Dispose();
        (_reader, _command, _connection) = (null, null, null);
    }

    private ColumnDeclaration[] Probe()
    {
        Connect();
        using var command = _source.CreateProbe(_connection!);
        using var reader = command.ExecuteReader();
        var columns = new ColumnDeclaration[reader.FieldCount];
        for (int i = 0; i < columns.Length; i++)
        {
            var type = reader.GetFieldType(i);
            bool isDate = type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);
            columns[i] = new(reader.GetName(i), isDate ? TableColumnKind.Dates : TableColumnKind.Inferred);
        }

        return columns;
    }

    private bool Next()
    {
        if (_reader is null)
        {
            Connect();
            _command = _source.CreateCommand(_connection!, _order);
            _reader = _command.ExecuteReader();
            SkipRows();
        }

        if (!_reader.Read())
            return false;
        _reader.GetValues(_row);
        return true;
    }

    /// <summary>After a connection has dropped, goes to where it was, and looks whether the rows are still the same.</summary>
    private void SkipRows()
    {
        object[] last = new object[_row.Length];
        for (long row = 0; row < _read; row++)
        {
            if (!_reader!.Read())
                throw Changed();
            if (row == _read - 1)
                _reader.GetValues(last);
        }

        if (_read > 0 && !last.AsSpan().SequenceEqual(_previous))
            throw Changed();
    }

    private DataException Changed()
        => new($"{_name} has changed after row {_read}, where the connection was lost, so reading cannot continue. Start again when nobody writes to it.") { Location = new(_name) };

    private void Connect()
    {
        if (_connection is not null)
            return;
        _connection = _source.Connection.CreateConnection(_source.Factory);
        _connection.Open();
    }

    private void RequireOrder()
    {
        foreach (int place in _orderPlaces)
        {
            if (!Equals(_row[place], _previous[place]))
                return;
        }

        if (!_row.AsSpan().SequenceEqual(_previous))
        {
            throw new DataException($"{_name}: rows {_read - 1} and {_read} have the same values in {NameList.Format(_order)}, by which 'OrderBy' orders the rows, so their order could change from one reading to the next. "
                + "Name more columns, or [ \"*\" ] for all.")
            {
                Location = new(_name) { Row = _read },
            };
        }
    }

    /// <summary>Runs what talks to the database; again, if the connection drops.</summary>
    private T Retrying<T>(Func<T> run)
    {
        while (true)
        {
            try
            {
                var result = run();
                _failures = 0;
                return result;
            }
            catch (Exception exception) when (exception is DbException or IOException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException or ArgumentException or FormatException)
            {
                Dispose();
                if (!IsTransient(exception) || _failures++ >= _retries)
                    throw Failed(exception);
                // 1, 2, 4 and so on seconds, so that a server has the time to start again.
                _cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(1 << Math.Min(_failures - 1, 6)));
                _cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private DataException Failed(Exception exception)
    {
        string cause = _source.Connection.Clean(exception.Message.ReplaceLineEndings(" ")).TrimEnd('.');
        string where = _read > 0 ? $" after row {_read}" : "";
        string retries = _failures > 1 ? $" (tried {_failures} times)" : "";
        // The exception itself is not passed on, because providers put connection strings into some of them.
        return new DataException($"{_name} cannot be read from the database{where}{retries}: {cause}.") { Location = new(_name) };
    }

    private static bool IsTransient(Exception exception)
        => exception is DbException { IsTransient: true } or IOException or System.Net.Sockets.SocketException or TimeoutException
            || (exception is DbException && exception.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException);

    private byte[] Utf8(string text)
    {
        const int mostDistinct = 1 << 16;
        if (_utf8.TryGetValue(text, out byte[]? bytes))
            return bytes;
        if (_utf8.Count >= mostDistinct)
            _utf8.Clear();
        return _utf8[text] = Encoding.UTF8.GetBytes(text.Trim());
    }
}
