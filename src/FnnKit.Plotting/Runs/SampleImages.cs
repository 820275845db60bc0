using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>Makes images of the samples of a data set.</summary>
public static class SampleImages
{
    /// <summary>Reads samples as images, with their classes or numbers as labels. The least value among them is black, the largest white.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="start">The index of the first sample, from 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="layout">How features make an image.</param>
    /// <exception cref="PlotException">There are no such samples.</exception>
    public static IReadOnlyList<ImageTile> Read(IDataSet data, int start, int count, ImageLayout layout)
    {
        if (start < 0 || count < 1 || start > data.Count - count)
            throw new PlotException($"The samples {start + 1} to {(long)start + count} are not all there; the data set has {data.Count}.");
        int features = data.Schema.Features.Count, targets = data.HasTargets ? data.Schema.Targets.Count : 0;
        double[] x = new double[features * count], t = new double[targets * count];
        data.Read([.. Enumerable.Range(start, count)], new Matrix<double>(x, features, count), new Matrix<double>(t, targets, count));
        double[] finite = [.. x.Where(double.IsFinite)];
        double black = finite.DefaultIfEmpty().Min(), white = finite.DefaultIfEmpty().Max();
        var tiles = new ImageTile[count];
        double[] sample = new double[features];
        for (int i = 0; i < count; i++)
        {
            for (int feature = 0; feature < features; feature++)
                sample[feature] = x[(feature * count) + i];
            tiles[i] = new ImageTile(layout.Image(sample, black, white), targets == 0 ? null : Label(data.Schema, t[i]));
        }

        return tiles;
    }

    private static string Label(DataSchema schema, double target)
        => schema.TargetKind == TargetKind.Classes ? schema.Classes[(int)target] : target.ToString("0.###", CultureInfo.InvariantCulture);
}
