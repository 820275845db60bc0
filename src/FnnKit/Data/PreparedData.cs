using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FnnKit;

/// <summary>A data set ready for a network: features transformed and in the network's precision, one sample a row.</summary>
internal sealed class PreparedData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkSize = 256;

    private readonly T[] _features;
    private readonly T[] _targets;
    private readonly TargetEncoding _encoding;

    private PreparedData(T[] features, T[] targets, int count, TargetEncoding encoding)
    {
        _features = features;
        _targets = targets;
        _encoding = encoding;
        Count = count;
    }

    public int Count { get; }

    /// <summary>What was done to the targets.</summary>
    public TargetPipeline Targets { get; private init; } = TargetPipeline.None;

    /// <exception cref="DataException">A value is not a finite number.</exception>
    public static PreparedData<T> Create(IDataSet data, FeaturePipeline pipeline, TargetEncoding encoding)
    {
        int inputs = pipeline.Output.Count, columns = data.Schema.Features.Count, targetColumns = data.Schema.Targets.Count;
        if ((long)data.Count * Math.Max(inputs, targetColumns) > Array.MaxLength)
            throw new DataException($"The data set has {data.Count} samples of {inputs} inputs, more than {Array.MaxLength} numbers; use fewer samples or columns.");
        var features = GC.AllocateUninitializedArray<T>(data.Count * inputs);
        var targets = GC.AllocateUninitializedArray<T>(data.Count * targetColumns);
        double[] raw = new double[columns * ChunkSize], rawTargets = new double[targetColumns * ChunkSize], scratch = new double[pipeline.ScratchPerSample * ChunkSize];
        int[] samples = new int[ChunkSize];
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, data.Count - start);
            for (int i = 0; i < count; i++)
                samples[i] = start + i;
            var x = new Matrix<double>(raw, columns, count);
            var t = new Matrix<double>(rawTargets, targetColumns, count);
            data.Read(samples.AsSpan(0, count), x, t);
            FiniteCheck.OfData(x, data.Schema.Features, start, mayBeMissing: pipeline.Steps.Count > 0);
            FiniteCheck.OfData(t, data.Schema.Targets, start);
            pipeline.Targets.Apply(t);
            var y = pipeline.Apply(x, scratch);
            if (pipeline.Steps.Count > 0)
                FiniteCheck.OfTransformed(y, pipeline.Output, start);
            Turn(y, features.AsSpan(start * inputs));
            if (!Reductions.AllFinite<T>(features.AsSpan(start * inputs, count * inputs)))
                throw FiniteCheck.TooLarge<T>(y, pipeline.Output, start);
            Turn(t, targets.AsSpan(start * targetColumns));
        }

        return new PreparedData<T>(features, targets, data.Count, encoding) { Targets = pipeline.Targets };
    }

    /// <summary>Lays out a batch: inputs <c>[features, samples]</c> and targets <c>[outputs, samples]</c>.</summary>
    public void Gather(ReadOnlySpan<int> samples, Matrix<T> features, Matrix<T> targets)
    {
        ColumnGather.Run(_features, samples, features);
        _encoding.Gather(_targets, samples, targets);
    }

    /// <summary>The SHA-256 of features and targets, by which two runs can tell whether they saw the same data.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<T>(_features));
        hash.AppendData(MemoryMarshal.AsBytes<T>(_targets));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Turn(ReadOnlyMatrix<double> columns, Span<T> rows)
    {
        for (int row = 0; row < columns.Rows; row++)
        {
            var values = columns[row];
            for (int i = 0; i < values.Length; i++)
                rows[(i * columns.Rows) + row] = T.CreateTruncating(values[i]);
        }
    }
}
