using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>A model to serve.</summary>
public sealed record ServedModelOptions
{
    /// <summary>The name in the addresses.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]*$", ErrorMessage = "'Name' must consist of letters, digits, '.', '_' and '-'")]
    public string Name { get; set; } = null!;

    /// <summary>A model file, or a run folder that holds <c>model.safetensors</c>; relative to the configuration file.</summary>
    [Required]
    public string Path { get; set; } = null!;

    /// <summary>The version, for several of one name.</summary>
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]*$", ErrorMessage = "'Version' must consist of letters, digits, '.', '_' and '-'")]
    public string Version { get; set; } = "1";

    /// <summary>The share of requests without a version that this one answers, from 0 to 1; by default the last version without a share gets what is left.</summary>
    [Range(0.0, 1.0)]
    public double? Share { get; set; }
}
