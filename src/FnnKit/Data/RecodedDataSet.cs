namespace FnnKit;

/// <summary>A data set in the order and codes of a model, whatever those of its loader are.</summary>
internal sealed class RecodedDataSet : IDataSet
{
    private readonly IDataSet _data;
    private readonly SchemaFit? _features;
    private readonly SchemaFit? _targets;

    private RecodedDataSet(IDataSet data, DataSchema schema, SchemaFit? features, SchemaFit? targets, bool hasTargets)
    {
        (_data, _features, _targets) = (data, features, targets);
        Schema = schema;
        HasTargets = hasTargets;
    }

    public DataSchema Schema { get; }

    public int Count => _data.Count;

    public bool HasTargets { get; }

    public bool IsReadOnDemand => _data.IsReadOnDemand;

    /// <summary>Fits data to a schema; the data itself where it fits already.</summary>
    /// <exception cref="DataException">The data cannot be fitted; the message names the column.</exception>
    public static IDataSet Create(IDataSet data, DataSchema schema)
    {
        var features = SchemaFit.OfFeatures(data.Schema, schema);
        var (targets, areThere) = data.HasTargets ? SchemaFit.OfTargets(data.Schema, schema) : (null, false);
        return features is null && targets is null && areThere == data.HasTargets ? data : new RecodedDataSet(data, schema, features, targets, areThere);
    }

    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets)
    {
        var x = _features is null || features.IsEmpty ? features : New(_data.Schema.Features.Count, samples.Length);
        var y = _targets is null || targets.IsEmpty ? targets : New(_data.Schema.Targets.Count, samples.Length);
        _data.Read(samples, x, y);
        if (_features is not null && !features.IsEmpty)
            _features.Apply(x, features);
        if (_targets is not null && !targets.IsEmpty)
            _targets.Apply(y, targets);
    }

    private static Matrix<double> New(int rows, int columns) => new(new double[rows * columns], rows, columns);
}
