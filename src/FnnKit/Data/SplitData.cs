namespace FnnKit;

/// <summary>The data of a run as its model takes it, and its parts.</summary>
/// <param name="Data">The data.</param>
/// <param name="Split">Which samples were trained on, and which were held back.</param>
public sealed record SplitData(IDataSet Data, DataSplit Split);
