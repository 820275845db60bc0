using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace MyParts;

/// <summary>Points of the wave <c>y = x^3 - x</c> with noise, for a network to find the curve in.</summary>
[DataLoader("wave")]
public sealed class WaveLoader : IDataLoader
{
    /// <summary>How many points.</summary>
    [Range(1, 1_000_000)]
    public int Samples { get; set; } = 500;

    /// <summary>The deviation of the noise.</summary>
    [Range(0.0, 10.0)]
    public double Noise { get; set; } = 0.05;

    /// <inheritdoc/>
    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
    {
        double[] x = new double[Samples], y = new double[Samples];
        var noise = request.Random.For("noise");
        for (int i = 0; i < Samples; i++)
        {
            x[i] = (3 * request.Random.Uniform((ulong)i)) - 1.5;
            y[i] = (x[i] * x[i] * x[i]) - x[i] + (Noise * noise.Normal((ulong)i));
        }

        return Task.FromResult<IDataSet>(new TableDataSet(new DataSchema([new Column("x")], [new Column("y")]), x, y));
    }
}
