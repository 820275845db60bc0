using System.Text.Json;

namespace FnnKit.Data;

/// <summary>The records of a JSON document or of JSON Lines, each as its bytes, read with a buffer that holds one record.</summary>
internal sealed class JsonRecords : IDisposable
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>A record of more bytes is a bracket that is missing, not data.</summary>
    private const int LargestRecord = 1 << 28;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly string[] _rows;
    private readonly long? _length;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start, _end;
    private long _consumed, _line = 1;
    private bool _isEnd, _isBegun, _isArray, _isDone;
    private JsonReaderState _state = new(Options);

    /// <param name="path">What errors call the source.</param>
    /// <param name="stream">The source.</param>
    /// <param name="rows">Where the array of rows lies; null if it is the document.</param>
    public JsonRecords(string path, Stream stream, string? rows)
    {
        (_path, _stream, _rows) = (path, stream, rows?.Split('.') ?? []);
        _length = stream.CanSeek ? stream.Length : null;
    }

    /// <summary>The line in which the current record begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How much has been read, from 0 to 1; null where that is not known.</summary>
    public double? Share => _length is > 0 ? Math.Min(1, (double)_consumed / _length.Value) : null;

    /// <summary>The bytes of the current record, good until the next one is read.</summary>
    public ReadOnlyMemory<byte> Record { get; private set; }

    private static JsonReaderOptions Options => new() { AllowMultipleValues = true, MaxDepth = 64 };

    /// <exception cref="DataException">The file cannot be opened.</exception>
    public static JsonRecords Open(string path, string? rows)
    {
        try
        {
            return new JsonRecords(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan), rows);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"There is no file '{path}'. A relative path is taken from the folder of the configuration file that names it.", exception) { Location = new(path) };
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new DataException($"'{path}' cannot be read: {exception.Message}", exception) { Location = new(path) };
        }
    }

    /// <summary>Goes to the next record.</summary>
    /// <exception cref="DataException">The source is not JSON, or a row is neither an object nor an array.</exception>
    public bool Read()
    {
        if (!_isBegun)
            Begin();
        while (!_isDone)
        {
            var reader = Reader();
            if (!Guard(ref reader))
            {
                if (_isEnd)
                    return !(_isDone = true);
                Fill();
                continue;
            }

            if (_isArray && reader.TokenType == JsonTokenType.EndArray)
                return End(ref reader);
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                throw Error($"a row is {Describe(reader.TokenType)}; expected an object with a value for each column");
            int first = (int)reader.TokenStartIndex;
            if (!Skip(ref reader))
            {
                Fill();
                continue;
            }

            Line = _line + Lines(_start, first);
            Record = _buffer.AsMemory(_start + first, (int)reader.BytesConsumed - first);
            Consume(ref reader);
            return true;
        }

        return false;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Creates an error in the current record.</summary>
    public DataException Error(string problem) => DataException.At(new(_path) { Line = Line }, problem);

    /// <summary>Ends behind the array of rows. A document that is the array ends there too.</summary>
    private bool End(ref Utf8JsonReader reader)
    {
        _isDone = true;
        Consume(ref reader);
        while (_rows.Length == 0)
        {
            reader = Reader();
            if (Guard(ref reader))
                throw DataException.At(new(_path) { Line = _line }, $"{Describe(reader.TokenType)} stands behind the array of rows; write all rows in one array, or one object a line");
            if (_isEnd)
                break;
            Fill();
        }

        return false;
    }

    /// <summary>Goes to the first row: into the array that holds the rows, if there is one.</summary>
    private void Begin()
    {
        _isBegun = true;
        SkipMark();
        foreach (string key in _rows)
            Enter(key);
        var reader = Next();
        _isArray = reader.TokenType == JsonTokenType.StartArray;
        if (_rows.Length > 0 && !_isArray)
            throw Error($"'{string.Join('.', _rows)}', which 'Rows' names, is {Describe(reader.TokenType)}; expected an array of rows");
        if (_isArray)
            Consume(ref reader);
    }

    private void SkipMark()
    {
        Fill();
        while (!_isEnd && _end < 3)
            Fill();
        ReadOnlySpan<byte> start = _buffer.AsSpan(0, _end);
        if (start.StartsWith("\uFEFF"u8))
            _start = 3;
        if (start.StartsWith([(byte)0xFF, (byte)0xFE]) || start.StartsWith([(byte)0xFE, (byte)0xFF]))
            throw Error("the file is in UTF-16; save it in UTF-8");
        while (!_isEnd && IsBlank())
            Fill();
        if (IsBlank())
            throw new DataException($"{_path} has no samples.") { Location = new(_path) };
    }

    private bool IsBlank() => _buffer.AsSpan(_start, _end - _start).Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>Enters an object and goes to the value of a key.</summary>
    private void Enter(string key)
    {
        var reader = Next();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Error($"there is no '{key}', which 'Rows' names, in {Describe(reader.TokenType)}");
        Consume(ref reader);
        while (true)
        {
            reader = Next();
            if (reader.TokenType != JsonTokenType.PropertyName)
                throw Error($"the document has no '{key}', which 'Rows' names");
            bool isKey = reader.ValueTextEquals(key);
            Consume(ref reader);
            if (isKey)
                return;
            reader = Next();
            while (!Skip(ref reader))
            {
                Fill();
                reader = Next();
            }

            Consume(ref reader);
        }
    }

    /// <summary>A reader at the next token, which is not consumed yet.</summary>
    private Utf8JsonReader Next()
    {
        while (true)
        {
            var reader = Reader();
            if (Guard(ref reader))
                return reader;
            if (_isEnd)
                throw Error("the document ends within an array or object; it may have been cut off");
            Fill();
        }
    }

    private Utf8JsonReader Reader() => new(_buffer.AsSpan(_start, _end - _start), _isEnd, _state);

    private bool Guard(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException exception)
        {
            throw NotJson(exception);
        }
    }

    private bool Skip(ref Utf8JsonReader reader)
    {
        try
        {
            if (reader.TrySkip())
                return true;
        }
        catch (JsonException exception)
        {
            throw NotJson(exception);
        }

        return !_isEnd ? false : throw Error("the document ends within an array or object; it may have been cut off");
    }

    private DataException NotJson(JsonException exception)
    {
        string what = exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        string cure = what.StartsWith("'N'", StringComparison.Ordinal) || what.StartsWith("'I'", StringComparison.Ordinal)
            ? " JSON has neither NaN nor Infinity, although Python writes them; write null for a missing value." : "";
        return new DataException($"{_path}, line {_line + (exception.LineNumber ?? 0)}: this is not JSON: {what}{cure}", exception)
        {
            Location = new(_path) { Line = _line + (exception.LineNumber ?? 0) },
        };
    }

    private void Consume(ref Utf8JsonReader reader)
    {
        int length = (int)reader.BytesConsumed;
        _line += Lines(_start, length);
        _start += length;
        _consumed += length;
        _state = reader.CurrentState;
    }

    private int Lines(int start, int length) => _buffer.AsSpan(start, length).Count((byte)'\n');

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestRecord)
                throw Error("a value has more than 256 MiB; look for a bracket or a quote that is missing");
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        try
        {
            int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isEnd = read == 0;
        }
        catch (IOException exception)
        {
            throw new DataException($"'{_path}' cannot be read: {exception.Message}", exception) { Location = new(_path) };
        }
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a truth value",
    };
}
