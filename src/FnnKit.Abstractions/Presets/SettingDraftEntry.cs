using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>One setting, section or list of a <see cref="SettingDraft"/>.</summary>
/// <param name="Key">Its key; null in a list.</param>
/// <param name="Value">Its value; null for a section or list.</param>
/// <param name="Content">What a section or list contains; null for a value.</param>
/// <param name="Comments">The lines above it that say why it was chosen.</param>
public sealed record SettingDraftEntry(string? Key, JsonNode? Value, SettingDraft? Content, IReadOnlyList<string> Comments);
