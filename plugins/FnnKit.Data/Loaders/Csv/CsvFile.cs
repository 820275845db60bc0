using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace FnnKit.Data;

/// <summary>The rows of a file, and errors that say where in it something is wrong.</summary>
internal sealed class CsvFile : ITableRow, IDisposable
{
    private readonly CsvReader _reader;
    private readonly Func<bool> _read;
    private readonly long? _length;
    private readonly int _maximumColumns, _maximumRowLength;
    private int _columns;
    private long _firstLine;
    private byte[][]? _header;

    /// <param name="layout">The file, and how it is written.</param>
    /// <param name="input">What to read in its place; null for the file.</param>
    /// <param name="isPart">Whether the input is rows out of the middle of a file.</param>
    /// <exception cref="DataException">The file cannot be opened.</exception>
    public CsvFile(Csv layout, Stream? input = null, bool isPart = false)
    {
        string path = layout.Path ?? throw new DataException("The data loader 'csv' needs 'Path', the file to read.");
        Path = input is null ? System.IO.Path.GetFullPath(path) : path;
        var options = new CsvReaderOptions
        {
            Separator = layout.Separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            MaxRecordSize = layout.MaximumRowLength,
            MalformedData = CsvMalformedDataHandling.Throw,
            Mode = layout.Quotes ? CsvMode.Rfc4180 : CsvMode.NoEscape,
            CommentPrefix = layout.Comment?[0],
        };
        _reader = Guard(() => input is null ? CsvReader.FromFile(Path, options) : CsvReader.Create(input, options, leaveOpen: true));
        _maximumColumns = layout.MaximumColumns;
        _maximumRowLength = layout.MaximumRowLength;
        _length = input is null ? new FileInfo(Path).Length : null;
        _read = _reader.Read;
        for (int i = 0; !isPart && i < layout.SkipLines && Guard(_read); i++)
        {
        }
    }

    public string Path { get; }

    /// <summary>How much of the file lies before the current row, from 0 to 1; null where its length is not known.</summary>
    public double? Share => _length > 0 ? Math.Min(1, (double)_reader.ByteOffset / _length.Value) : null;

    /// <summary>Where in the file the current row begins, in bytes.</summary>
    public long Offset => _reader.ByteOffset;

    /// <summary>How many bytes the file has; 0 where that is not known.</summary>
    public long Length => _length ?? 0;

    /// <summary>Whether a file begins with the mark of UTF-16.</summary>
    public static bool IsUtf16(string path)
    {
        Span<byte> mark = stackalloc byte[2];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && (mark.SequenceEqual(Encoding.Unicode.Preamble) || mark.SequenceEqual(Encoding.BigEndianUnicode.Preamble));
    }

    /// <summary>How many values the current row has.</summary>
    public int Columns => _reader.FieldCount;

    int ITableRow.Count => Columns;

    /// <summary>The line of the first row that repeated the header and was passed over; null if there was none.</summary>
    public long? RepeatedHeader { get; private set; }

    /// <summary>The line of the current row.</summary>
    public long? Line => _reader.LineNumber;

    /// <summary>Goes to the next row; empty lines are passed over.</summary>
    /// <exception cref="DataException">The file cannot be read, or the row does not have as many values as the first.</exception>
    public bool Read()
    {
        if (!Guard(_read))
            return false;
        if (Columns > _maximumColumns)
            throw Error($"there are {Columns} values, more than 'MaximumColumns' ({_maximumColumns}) allows; raise it if the file is meant to have so many columns");
        if (_columns == 0)
            (_columns, _firstLine) = (Columns, _reader.LineNumber);
        if (Columns != _columns)
            throw Error($"there are {Columns} values, but line {_firstLine} has {_columns}; look for a delimiter or a quote that is missing or too many");
        if (_header is null || !IsHeader())
            return true;
        RepeatedHeader ??= _reader.LineNumber;
        return Read();
    }

    /// <summary>Takes the current row for the header, and passes over rows that repeat it.</summary>
    public void PassOverHeader()
    {
        // In a table of one column a value may well have the name of the column.
        if (_columns > 1)
            _header = [.. Enumerable.Range(0, _columns).Select(column => Value(column).ToArray())];
    }

    private bool IsHeader()
    {
        for (int i = 0; i < _columns; i++)
        {
            if (!Value(i).SequenceEqual(_header![i]))
                return false;
        }

        return true;
    }

    /// <summary>A value of the current row as UTF-8, good until the next row is read.</summary>
    public ReadOnlySpan<byte> Value(int column) => _reader.GetSpan(column);

    TableCell ITableRow.Read(int column) => TableCell.FromText(Value(column));

    /// <summary>A value of the current row as text.</summary>
    /// <exception cref="DataException">It is no UTF-8 text.</exception>
    public string Text(int column)
    {
        var value = Value(column);
        return Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : throw Error($"value {column + 1} is not UTF-8 text; save the file in UTF-8");
    }

    /// <summary>An error in the current row.</summary>
    public DataException Error(string problem) => DataException.At(new(Path) { Line = Line }, problem);

    public void Dispose() => _reader.Dispose();

    /// <summary>The library tells the kinds of malformed quotes apart only in its messages.</summary>
    private static string Describe(CsvFormatException exception)
        => exception.Message.Contains("inside an unquoted", StringComparison.Ordinal) ? "there is a quote inside a value that does not begin with one; set 'Quotes' to false if quotes are characters like others"
            : exception.Message.Contains("after the closing quote", StringComparison.Ordinal) ? "there is text after the closing quote of a value; write a quote inside a quoted value twice (\"\"), or set 'Quotes' to false if quotes are characters like others"
            : exception.Message.TrimEnd('.');

    private TResult Guard<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"There is no file '{Path}'. A relative path is taken from the folder of the configuration file that names it.", exception) { Location = new(Path) };
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new DataException($"'{Path}' cannot be read: {exception.Message}", exception) { Location = new(Path) };
        }
        catch (CsvFormatException exception)
        {
            if (exception.Message.Contains(nameof(CsvReaderOptions.MaxRecordSize), StringComparison.Ordinal))
                throw DataException.At(new(Path) { Line = exception.LineNumber }, $"the row has more bytes than 'MaximumRowLength' ({_maximumRowLength}) allows; look for a quote that is not closed, or raise it if rows are meant to be so long");
            throw new DataException($"{Path}, line {exception.LineNumber}: this is not a row of values: {Describe(exception)}.", exception) { Location = new(Path) { Line = exception.LineNumber } };
        }
    }
}
