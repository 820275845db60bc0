namespace FnnKit;

/// <summary>The options of a choice beside its values: none, so that any other key is an error.</summary>
internal sealed class TuneNoOptions;
