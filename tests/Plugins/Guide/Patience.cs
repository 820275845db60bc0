using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Ends a trial that has not improved for a number of reports.</summary>
[Pruner("patience")]
public sealed class Patience : IPruner
{
    /// <summary>The number of reports.</summary>
    [Range(1, int.MaxValue)]
    public int Reports { get; set; } = 5;

    public bool Prunes(PruningRequest request)
    {
        var values = request.Values;
        return values.Count > Reports && values.TakeLast(Reports).Min(value => value.Value) >= values.SkipLast(Reports).Min(value => value.Value);
    }
}
