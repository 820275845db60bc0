namespace FnnKit;

/// <summary>Samples that are read once, from front to back, in memory that does not grow with their number.</summary>
public interface ISampleReader : IDisposable
{
    /// <summary>How much of the data has been read, from 0 to 1; null where that cannot be told.</summary>
    double? Share { get; }

    /// <summary>
    /// What the samples hold; null if they fit the schema that was asked for. The host brings columns and categories of another schema into the order and codes
    /// of that one.
    /// </summary>
    DataSchema? Schema => null;

    /// <summary>
    /// The texts of the columns in <see cref="DataRequest.Kept"/>, a row for each sample of the last reading; null if the loader cannot keep any.
    /// </summary>
    IReadOnlyList<string[]>? Kept => null;

    /// <summary>Reads the next samples.</summary>
    /// <param name="features">Receives one row of features after the other, categories as their codes; its length is that of whole rows.</param>
    /// <returns>How many samples were read: as many as there is room for, fewer at the end, and then 0.</returns>
    /// <exception cref="DataException">A value is not what it has to be; the message names the file and the place in it.</exception>
    int Read(Span<double> features);
}
