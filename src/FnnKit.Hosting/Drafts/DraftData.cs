using System.Reflection;

namespace FnnKit;

/// <summary>The data that a configuration is drafted for.</summary>
/// <param name="Data">The data.</param>
/// <param name="Notes">What the loader found out about its files, a sentence on each option that it set.</param>
public sealed record DraftData(IDataSet Data, IReadOnlyList<string> Notes);
