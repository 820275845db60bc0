using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Points of a sine wave with noise.</summary>
[DataLoader("sine")]
public sealed class Sine : IDataLoader
{
    /// <summary>How many points.</summary>
    [Range(2, 1_000_000)]
    public int Samples { get; set; } = 200;

    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        double[] x = new double[Samples], y = new double[Samples];
        var noise = request.Random.For("noise");
        for (int i = 0; i < Samples; i++)
        {
            x[i] = request.Random.Uniform((ulong)i);
            y[i] = Math.Sin(2 * Math.PI * x[i]) + (0.1 * noise.Normal((ulong)i));
        }

        return Task.FromResult<IDataSet>(new TableDataSet(new DataSchema([new Column("x")], [new Column("y")]), x, y));
    }
}
