using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FnnKit;

/// <summary>
/// A data set that is ready for a network: features transformed and in the network's precision. They are kept, one sample a row, unless the data set is better read on
/// demand; then each batch is read and transformed when it is laid out. The numbers are the same.
/// </summary>
public sealed class PreparedData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkSize = 256;

    private readonly IDataSet? _readOnDemand;
    private readonly FeaturePipeline _pipeline;
    private readonly TargetEncoding _encoding;
    private readonly T[] _features;
    private readonly T[] _targets;

    /// <summary>The targets as they are in the data; null where <see cref="_targets"/> holds them without loss of digits.</summary>
    private readonly double[]? _exactTargets;
    private readonly string? _fingerprint;
    private double[] _raw = [];
    private double[] _scratch = [];

    private PreparedData(IDataSet data, FeaturePipeline pipeline, TargetEncoding encoding)
    {
        Targets = pipeline.Targets;
        int inputs = pipeline.Output.Count, targets = data.Schema.Targets.Count;
        bool isKept = !data.IsReadOnDemand;
        if ((long)data.Count * Math.Max(isKept ? inputs : 1, targets) > Array.MaxLength)
            throw new DataException($"The data set has {data.Count} samples of {inputs} inputs, more than {Array.MaxLength} numbers; use fewer samples or columns.");
        Count = data.Count;
        _readOnDemand = isKept ? null : data;
        _pipeline = pipeline;
        _encoding = encoding;
        _targets = GC.AllocateUninitializedArray<T>(data.Count * targets);
        _features = GC.AllocateUninitializedArray<T>(isKept ? data.Count * inputs : 0);
        if (data.Schema.TargetKind == TargetKind.Numbers)
            _exactTargets = GC.AllocateUninitializedArray<double>(data.Count * targets);
        if (isKept)
            ReadAll(data, null, _features);
        else
            _fingerprint = FingerprintOfAll(data);
        if (_exactTargets is not null && pipeline.Targets.IsEmpty && IsExact())
            _exactTargets = null;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The bytes of the features that are kept.</summary>
    public long Bytes => (long)_features.Length * Unsafe.SizeOf<T>();

    /// <summary>What was done to the targets.</summary>
    public TargetPipeline Targets { get; internal set; }

    /// <exception cref="DataException">A value is not a finite number.</exception>
    internal static PreparedData<T> Create(IDataSet data, FeaturePipeline pipeline, TargetEncoding encoding) => new(data, pipeline, encoding);

    /// <summary>Lays out a batch: inputs <c>[features, samples]</c> and targets <c>[outputs, samples]</c>.</summary>
    /// <param name="samples">The numbers of the samples.</param>
    /// <param name="features">Receives the inputs.</param>
    /// <param name="targets">Receives the targets.</param>
    public void Gather(ReadOnlySpan<int> samples, Matrix<T> features, Matrix<T> targets)
    {
        if (_fingerprint is null)
            ColumnGather.Run(_features, samples, features);
        else
            ReadBatch(samples, features);
        _encoding.Gather<T, T>(_targets, samples, targets);
    }

    /// <summary>Lays out the targets of a batch as they are in the data, in double precision, for metrics.</summary>
    /// <param name="samples">The numbers of the samples.</param>
    /// <param name="targets">Receives the targets, <c>[outputs, samples]</c>.</param>
    internal void GatherTargets(ReadOnlySpan<int> samples, Matrix<double> targets)
    {
        if (_exactTargets is not null)
            _encoding.Gather<double, double>(_exactTargets, samples, targets);
        else
            _encoding.Gather<T, double>(_targets, samples, targets);
    }

    /// <summary>The SHA-256 of features and targets, by which two runs can tell whether they saw the same data.</summary>
    public string Fingerprint()
    {
        if (_fingerprint is not null)
            return _fingerprint;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<T>(_features));
        hash.AppendData(MemoryMarshal.AsBytes<T>(_targets));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The codes of the classes of some samples.</summary>
    public int[] ClassesOf(int[] samples) => [.. samples.Select(sample => int.CreateTruncating(_targets[sample]))];

    private string FingerprintOfAll(IDataSet data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ReadAll(data, rows => hash.AppendData(MemoryMarshal.AsBytes(rows.Span)), []);
        hash.AppendData(MemoryMarshal.AsBytes<T>(_targets));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads, checks and transforms everything once.</summary>
    /// <param name="data">What is read.</param>
    /// <param name="use">Receives the features of some samples after those of others, where they are not kept.</param>
    /// <param name="kept">Receives all features; empty where they are not kept.</param>
    private void ReadAll(IDataSet data, Action<ReadOnlyMemory<T>>? use, T[] kept)
    {
        int inputs = _pipeline.Output.Count, columns = data.Schema.Features.Count, targetColumns = data.Schema.Targets.Count;
        double[] raw = new double[columns * ChunkSize], rawTargets = new double[targetColumns * ChunkSize], scratch = new double[_pipeline.ScratchPerSample * ChunkSize];
        int[] samples = new int[ChunkSize];
        T[] some = use is null ? [] : new T[ChunkSize * inputs];
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, data.Count - start);
            for (int i = 0; i < count; i++)
                samples[i] = start + i;
            var x = new Matrix<double>(raw, columns, count);
            var t = new Matrix<double>(rawTargets, targetColumns, count);
            data.Read(samples.AsSpan(0, count), x, t);
            FiniteCheck.OfData(x, data.Schema.Features, start, mayBeMissing: _pipeline.Steps.Count > 0);
            FiniteCheck.OfData(t, data.Schema.Targets, start);
            if (_exactTargets is not null)
                Transpose(t, _exactTargets.AsSpan(start * targetColumns));
            _pipeline.Targets.Apply(t);
            var y = _pipeline.Apply(x, scratch);
            if (_pipeline.Steps.Count > 0)
                FiniteCheck.OfTransformed(y, _pipeline.Output, start);
            var rows = (use is null ? kept.AsMemory(start * inputs) : some)[..(count * inputs)];
            Transpose(y, rows.Span);
            if (!Reductions.AllFinite<T>(rows.Span))
                throw FiniteCheck.TooLarge<T>(y, _pipeline.Output, start);
            use?.Invoke(rows);
            Transpose(t, _targets.AsSpan(start * targetColumns));
        }
    }

    private void ReadBatch(ReadOnlySpan<int> samples, Matrix<T> features)
    {
        int columns = _readOnDemand!.Schema.Features.Count;
        if (_raw.Length < columns * samples.Length)
            (_raw, _scratch) = (new double[columns * samples.Length], new double[_pipeline.ScratchPerSample * samples.Length]);
        var x = new Matrix<double>(_raw.AsSpan(0, columns * samples.Length), columns, samples.Length);
        _readOnDemand.Read(samples, x, default);
        ReadOnlySpan<double> y = _pipeline.Apply(x, _scratch).Values;
        var values = features.Values;
        for (int i = 0; i < values.Length; i++)
            values[i] = T.CreateTruncating(y[i]);
    }

    private bool IsExact()
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            if (double.CreateTruncating(_targets[i]) != _exactTargets![i])
                return false;
        }

        return true;
    }

    private static void Transpose<TValue>(ReadOnlyMatrix<double> columns, Span<TValue> rows)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        for (int row = 0; row < columns.Rows; row++)
        {
            var values = columns[row];
            for (int i = 0; i < values.Length; i++)
                rows[(i * columns.Rows) + row] = TValue.CreateTruncating(values[i]);
        }
    }
}
