namespace FnnKit.Data;

/// <summary>Samples of classes that take turns, over the columns as they were made.</summary>
internal sealed class ColumnDataSet(DataSchema schema, double[] columns, int count) : IDataSet
{
    public DataSchema Schema => schema;

    public int Count => count;

    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets)
    {
        for (int feature = 0; !features.IsEmpty && feature < features.Rows; feature++)
        {
            var column = columns.AsSpan(feature * count, count);
            var values = features[feature];
            for (int i = 0; i < samples.Length; i++)
                values[i] = column[samples[i]];
        }

        for (int i = 0; !targets.IsEmpty && i < samples.Length; i++)
            targets[0, i] = samples[i] % schema.Classes.Count;
    }
}
