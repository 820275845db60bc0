namespace FnnKit;

/// <summary>A model that was added to a container.</summary>
/// <param name="Name">Its name; null for the one without a name.</param>
/// <param name="Path">A model file, or a run folder that holds <c>model.safetensors</c>.</param>
public sealed record AddedModel(string? Name, string Path);
