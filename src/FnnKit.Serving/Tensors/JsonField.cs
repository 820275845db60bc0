using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>Members of requests, with errors that name them.</summary>
internal static class JsonField
{
    /// <summary>A member that must be there.</summary>
    /// <exception cref="RequestException">It is not.</exception>
    public static JsonElement Get(JsonElement owner, string name, string what)
        => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : throw RequestException.Bad($"'{name}' is missing in {what}.");

    /// <summary>A text.</summary>
    /// <exception cref="RequestException">It is something else.</exception>
    public static string Text(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw RequestException.Bad($"'{name}' must be text in quotes.");

    /// <summary>The items of a list.</summary>
    /// <exception cref="RequestException">It is something else.</exception>
    public static JsonElement.ArrayEnumerator Items(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw RequestException.Bad($"'{name}' must be a list.");

    /// <summary>A parameter that is true or false; null where it is not there.</summary>
    /// <exception cref="RequestException">It is something else.</exception>
    public static bool? Flag(JsonElement parameters, string name)
        => Parameter(parameters, name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw RequestException.Bad($"The parameter '{name}' must be true or false.");

    /// <summary>A parameter that is a whole number; null where it is not there.</summary>
    /// <exception cref="RequestException">It is something else.</exception>
    public static long? Whole(JsonElement parameters, string name)
        => Parameter(parameters, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long whole) ? whole : throw RequestException.Bad($"The parameter '{name}' must be a whole number.");

    private static JsonElement? Parameter(JsonElement parameters, string name)
        => parameters.ValueKind != JsonValueKind.Object ? throw RequestException.Bad("'parameters' must be an object.")
        : parameters.TryGetProperty(name, out var value) ? value : null;
}
