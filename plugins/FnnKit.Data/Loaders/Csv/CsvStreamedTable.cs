using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace FnnKit.Data;

/// <summary>
/// A table that stays in its file: of each row the place where it begins and its targets are kept, its features are read when they are asked for. So any order
/// can be drawn, and a run can be gone on with, as with a table in memory.
/// </summary>
internal sealed class CsvStreamedTable : IDataSet
{
    private readonly Csv _options;
    private readonly TableRowCoder _coder;
    private readonly long[] _offsets;
    private readonly SafeFileHandle _file;
    private readonly DateTime _written;

    private CsvStreamedTable(Csv options, TableRowCoder coder, long[] offsets, DateTime written)
    {
        _options = options;
        _coder = coder;
        _offsets = offsets;
        _written = written;
        _file = File.OpenHandle(options.Path!, options: FileOptions.RandomAccess);
        RequireUnchanged();
    }

    public DataSchema Schema => _coder.Schema;

    public int Count => _offsets.Length - 1;

    public bool HasTargets => _coder.Targets.Count > 0;

    public bool IsReadOnDemand => true;

    /// <summary>Goes through a file once, checks every value, and remembers where rows begin.</summary>
    /// <exception cref="DataException">The file is not what the options or the schema say; the message names the line.</exception>
    public static CsvStreamedTable Load(Csv options, DataRequest request, CancellationToken cancellationToken)
    {
        using var file = new CsvFile(options);
        if (CsvFile.IsUtf16(file.Path))
            throw new DataException($"{file.Path} is in UTF-16, where rows cannot be found again; save it in UTF-8, or leave 'Streamed' out.") { Location = new(file.Path) };
        var written = File.GetLastWriteTimeUtc(file.Path);
        var table = CsvTable.Open(options, request.Schema, file);
        var offsets = new List<long>();
        CsvTable.ReadRows(file, request, Check, cancellationToken);
        if (file.RepeatedHeader is { } line)
            throw DataException.At(new(file.Path) { Line = line }, "the line repeats the header; remove it, or leave 'Streamed' out");
        offsets.Add(new FileInfo(file.Path).Length);
        return new CsvStreamedTable(options, table.BuildRowCoder(), [.. offsets], written);

        void Check(ITableRow row)
        {
            offsets.Add(file.Offset);
            table.CheckRow(row);
        }
    }

    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets)
    {
        for (int i = 0; !targets.IsEmpty && i < samples.Length; i++)
        {
            for (int row = 0; row < targets.Rows; row++)
                targets[row, i] = _coder.Targets[(samples[i] * targets.Rows) + row];
        }

        if (!features.IsEmpty)
            ReadFeatures(samples, features);
    }

    private void ReadFeatures(ReadOnlySpan<int> samples, Matrix<double> features)
    {
        int length = 0;
        foreach (int sample in samples)
            length = checked(length + SizeOf(sample) + 1);
        byte[] text = ArrayPool<byte>.Shared.Rent(length);
        Gather(samples, text);
        RequireUnchanged();
        using var rows = new MemoryStream(text, 0, length);
        using (var file = new CsvFile(_options, rows, isPart: true))
            Parse(file, samples, features);
        ArrayPool<byte>.Shared.Return(text);
    }

    private void Parse(CsvFile file, ReadOnlySpan<int> samples, Matrix<double> features)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(features.Rows);
        var values = buffer.AsSpan(0, features.Rows);
        for (int i = 0; i < samples.Length; i++)
        {
            try
            {
                if (!file.Read())
                    throw new DataException("a row is gone.");
                _coder.Code(file, samples[i] + 1L, values);
            }
            catch (DataException exception)
            {
                throw new DataException($"{_options.Path} has changed since it was opened: sample {samples[i] + 1} cannot be read any more. Leave the file as it is while it is read.", exception)
                {
                    Location = new(_options.Path!) { Row = samples[i] + 1 },
                };
            }

            for (int row = 0; row < values.Length; row++)
                features[row, i] = values[row];
        }

        ArrayPool<double>.Shared.Return(buffer);
    }

    /// <summary>Reads the text of rows, one after the other.</summary>
    private void Gather(ReadOnlySpan<int> samples, byte[] text)
    {
        int at = 0;
        foreach (int sample in samples)
        {
            var row = text.AsSpan(at, SizeOf(sample));
            row.Clear();
            for (int read = 0, count = -1; read < row.Length && count != 0; read += count)
                count = RandomAccess.Read(_file, row[read..], _offsets[sample] + read);
            at += row.Length;
            // The last row of a file need not end its line.
            text[at++] = (byte)'\n';
        }
    }

    /// <summary>Rows of another file in the same places may look as good, so its time and length are compared and not what is read.</summary>
    private void RequireUnchanged()
    {
        if (RandomAccess.GetLength(_file) != _offsets[^1] || File.GetLastWriteTimeUtc(_file) != _written)
            throw new DataException($"{_options.Path} has changed since it was opened. Leave the file as it is while it is read, and start again.") { Location = new(_options.Path!) };
    }

    private int SizeOf(int sample) => (int)(_offsets[sample + 1] - _offsets[sample]);
}
