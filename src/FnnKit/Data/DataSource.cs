namespace FnnKit;

/// <summary>Opens the data of a run. Every program that reads data for a run starts here, so that a seed always gives the same data.</summary>
public static class DataSource
{
    private const string StreamName = "data";

    /// <summary>Creates the request for a loader.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="schema">The columns that a model expects; null to take the data as it is.</param>
    /// <param name="input">A stream to read instead of the files that the loader names; null for the loader's own.</param>
    public static DataRequest CreateRequest(long seed, DataSchema? schema = null, Stream? input = null) => new(new RandomStream((ulong)seed, StreamName), schema, input);
}
