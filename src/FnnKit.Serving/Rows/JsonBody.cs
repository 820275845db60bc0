using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>Turns what goes wrong while a body is read as JSON into answers for the client.</summary>
internal static class JsonBody
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="RequestException">It is not JSON, or not what was expected.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, BodyReader<T> read)
    {
        try
        {
            return read(body);
        }
        catch (JsonException exception)
        {
            throw RequestException.Bad($"The body is not valid JSON at line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}; NaN and Infinity are not JSON, send null for a value that is not known.", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The reader of JSON says so of text that is no UTF-8.
            throw RequestException.Bad("The body holds text that is not UTF-8.", exception);
        }
    }

    /// <summary>Stops where something is not as it must be.</summary>
    /// <exception cref="RequestException">It is not.</exception>
    public static void Require(bool condition, string message)
    {
        if (!condition)
            throw RequestException.Bad(message);
    }
}
