using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>The JSON Schemas that an <see cref="ISettingConverter"/> composes its own from.</summary>
public interface ISettingSchemas
{
    /// <summary>A number in the range that the option allows.</summary>
    JsonObject Number();

    /// <summary>The name of a part of a kind, or an object with its type and options.</summary>
    /// <param name="kind">The kind of part.</param>
    JsonObject Part(PartKind kind);
}
