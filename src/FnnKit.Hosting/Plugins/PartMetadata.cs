namespace FnnKit;

/// <summary>What MEF tells about an exported part.</summary>
internal sealed class PartMetadata
{
    /// <summary>The name that configurations use.</summary>
    public string Name { get; set; } = "";
}
