namespace FnnKit.Serving;

/// <summary>A request of the Open Inference Protocol.</summary>
/// <param name="Id">The identifier that the client gave it; null if it gave none.</param>
/// <param name="Inputs">Its tensors.</param>
/// <param name="Outputs">The outputs that it asks for; null for all.</param>
/// <param name="AllBinary">Whether outputs are wanted as bytes behind the JSON where nothing else is said.</param>
internal sealed record InferRequest(string? Id, IReadOnlyList<InputTensor> Inputs, IReadOnlyList<RequestedOutput>? Outputs, bool AllBinary);
