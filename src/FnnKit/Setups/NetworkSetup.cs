using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The layers of a network, and the weights they start from.</summary>
public sealed record NetworkSetup
{
    /// <summary>
    /// A file of weights to start from: <c>.npz</c> or <c>.safetensors</c> by parameter name, or a pickled <c>.npy</c> of <c>{'w': [...], 'b':
    /// [...]}</c>.
    /// </summary>
    [FilePath]
    public string? InitialWeights { get; set; }

    /// <summary>The layers, from the inputs to the outputs.</summary>
    [Required]
    [MinLength(1, ErrorMessage = "The network has no layers; give at least one.")]
    public IReadOnlyList<LayerSetup> Layers { get; set; } = [];
}
