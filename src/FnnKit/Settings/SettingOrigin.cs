namespace FnnKit;

/// <summary>Where a setting stands, for messages that lead to it.</summary>
/// <param name="Source">The file, or what else it was given by: an environment variable, an option of the command.</param>
/// <param name="Line">The line, from 1; 0 where there are no lines.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Folder">The folder that relative paths are taken from.</param>
public sealed record SettingOrigin(string Source, int Line = 0, int Column = 0, string? Folder = null)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{Source}({Line},{Column})" : Source;
}
