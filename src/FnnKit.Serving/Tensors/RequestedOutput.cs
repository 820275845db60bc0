namespace FnnKit.Serving;

/// <summary>An output that a request asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBinary">Whether it is wanted as bytes behind the JSON; null where the request says it for all.</param>
internal sealed record RequestedOutput(string Name, bool? IsBinary);
