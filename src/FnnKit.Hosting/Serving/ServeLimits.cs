using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The largest requests that a server takes.</summary>
public sealed record ServeLimits
{
    /// <summary>The largest body, in bytes; a larger one is answered with 413.</summary>
    [Range(1024, 1_073_741_824)]
    public int Bytes { get; set; } = 16_777_216;

    /// <summary>The most rows of a request; more are answered with 413.</summary>
    [Range(1, 10_000_000)]
    public int Rows { get; set; } = 10_000;

    /// <summary>The most seconds that a request may take from its first byte to its answer; then it is answered with 503, or 408 while the client still sends.</summary>
    [Range(0.01, 3600)]
    public double Seconds { get; set; } = 30;
}
