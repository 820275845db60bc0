using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>How waiting requests are put together. A sample has the same prediction alone and in a batch.</summary>
public sealed record ServeBatching
{
    /// <summary>The most rows of a batch.</summary>
    [Range(1, 65_536)]
    public int Rows { get; set; } = 256;

    /// <summary>How many milliseconds a batch waits to get fuller; 0 takes what is waiting.</summary>
    [Range(0, 1000)]
    public double DelayMilliseconds { get; set; }

    /// <summary>How many batches of a model are predicted at a time; 0 for one on each processor.</summary>
    [Range(0, 1024)]
    public int Parallel { get; set; }

    /// <summary>The most rows that wait for a model; with more, requests are answered with 503 and <c>Retry-After</c>.</summary>
    [Range(1, 10_000_000)]
    public int Queue { get; set; } = 20_000;
}
