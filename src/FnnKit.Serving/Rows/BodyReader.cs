namespace FnnKit.Serving;

/// <summary>Reads a whole body.</summary>
/// <param name="body">Its bytes.</param>
internal delegate T BodyReader<out T>(ReadOnlySpan<byte> body);
