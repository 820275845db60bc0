using System.Buffers;
using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>Samples over arrays as files hold them, turned into numbers only as they are read.</summary>
internal sealed class ArrayDataSet : IDataSet
{
    /// <summary>From here on another copy, in the type of the network, is one too many.</summary>
    private const int LargeBytes = 32 << 20;

    private readonly NumericArray _features;
    private readonly NumericArray? _targets;
    private readonly double _scale;

    private ArrayDataSet(DataSchema schema, NumericArray features, NumericArray? targets, double scale)
    {
        Schema = schema;
        _features = features;
        _targets = targets;
        _scale = scale;
    }

    public DataSchema Schema { get; }

    public int Count => _features.Shape[0];

    public bool HasTargets => _targets is not null;

    public bool IsReadOnDemand => _features.Bytes.Length >= LargeBytes;

    /// <param name="features">One row a sample.</param>
    /// <param name="targets">One row a sample; null only where there is a schema.</param>
    /// <param name="kind">What the targets are; null to go by the type of the elements.</param>
    /// <param name="schema">What the data has to fit; null where it says itself what it holds.</param>
    /// <param name="scale">What every feature is multiplied by.</param>
    /// <exception cref="DataException">The arrays do not go together, or not with the schema.</exception>
    public static ArrayDataSet Create(NamedArray features, NamedArray? targets, TargetKind? kind, DataSchema? schema, double scale = 1)
    {
        var shape = ArrayFeatures.ShapeOf(features.Name, features.Array.Shape);
        if (schema is not null)
            ArrayFeatures.Check(features.Name, features.Array.Shape, schema);
        var read = targets is null ? null : ArrayTargets.Create(targets, features.Array.Shape[0], kind, schema);
        schema ??= new DataSchema(ArrayFeatures.Columns("x", shape.Size), read!.Columns, shape);
        return new ArrayDataSet(schema, features.Array, read?.Values, scale);
    }

    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets)
    {
        if (!features.IsEmpty)
            Transpose(_features, samples, features, _scale);
        if (!targets.IsEmpty)
            Transpose(_targets!, samples, targets, 1);
    }

    private static void Transpose(NumericArray rows, ReadOnlySpan<int> samples, Matrix<double> columns, double scale)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(columns.Rows);
        var row = buffer.AsSpan(0, columns.Rows);
        var values = columns.Values;
        for (int sample = 0; sample < samples.Length; sample++)
        {
            rows.CopyTo((long)samples[sample] * row.Length, row);
            for (int i = 0, at = sample; i < row.Length; i++, at += columns.Columns)
                values[at] = scale * row[i];
        }

        ArrayPool<double>.Shared.Return(buffer);
    }
}
