using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

public sealed class GeneratedDataTests
{
    [Fact]
    public async Task Moons_are_two_half_circles()
    {
        foreach (var (x, y, code) in await Points(new Moons { Samples = 101, Noise = 0 }))
        {
            double radius = code == 0 ? Math.Sqrt((x * x) + (y * y)) : Math.Sqrt(((1 - x) * (1 - x)) + ((0.5 - y) * (0.5 - y)));
            Assert.Equal(1, radius, 1e-14);
            Assert.True(code == 0 ? y > -1e-14 : y < 0.5 + 1e-14);
        }
    }

    [Fact]
    public async Task Circles_have_their_radii()
        => Assert.All(await Points(new Circles { Samples = 51, Factor = 0.3, Noise = 0 }),
            point => Assert.Equal(point.Class == 0 ? 1 : 0.3, Math.Sqrt((point.X * point.X) + (point.Y * point.Y)), 1e-14));

    [Fact]
    public async Task Spirals_grow_to_radius_one()
    {
        var points = await Points(new Spirals { Samples = 90, Classes = 3, Noise = 0 });
        Assert.Equal([0, 1, 2], points.Select(point => point.Class).Distinct());
        foreach (var spiral in points.GroupBy(point => point.Class))
            Assert.Equal(spiral.Select((_, i) => i / 29.0),
                spiral.Select(point => Math.Sqrt((point.X * point.X) + (point.Y * point.Y))), (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public async Task Flower_radii_come_and_go_four_times()
    {
        var points = await Points(new Flower { Noise = 0 });
        Assert.Equal(400, points.Length);
        Assert.Equal(200, points.Count(point => point.Class == 1));
        for (int i = 0; i < 400; i++)
        {
            double t = 3.12 * ((i % 2) + (i / 2 / 199.0)), r = 4 * Math.Sin(4 * t);
            Assert.Equal(r * Math.Sin(t), points[i].X, 1e-12);
            Assert.Equal(r * Math.Cos(t), points[i].Y, 1e-12);
        }
    }

    [Fact]
    public async Task Blobs_lie_around_as_many_centres_as_there_are_classes()
    {
        var data = await Load(new Blobs { Samples = 3000, Classes = 4, Features = 5, Deviation = 0.5 });
        Assert.Equal(["x1", "x2", "x3", "x4", "x5"], data.Schema.Features.Select(column => column.Name));
        Assert.Equal(["0", "1", "2", "3"], data.Schema.Classes);
        double[] features = new double[5 * 3000];
        data.Read([.. Enumerable.Range(0, 3000)], new(features, 5, 3000), default);
        for (int row = 0; row < 5; row++)
        {
            for (int code = 0; code < 4; code++)
            {
                double[] values = [.. Enumerable.Range(0, 750).Select(i => features[(row * 3000) + (4 * i) + code])];
                double mean = values.Average();
                Assert.InRange(mean, -10.2, 10.2);
                Assert.InRange(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 0.45, 0.55);
            }
        }
    }

    [Fact]
    public async Task Noise_has_its_deviation()
    {
        var clean = await Points(new Moons { Samples = 4000, Noise = 0 });
        var noisy = await Points(new Moons { Samples = 4000, Noise = 0.2 });
        Assert.InRange(Math.Sqrt(clean.Zip(noisy, (a, b) => (a.X - b.X) * (a.X - b.X)).Average()), 0.19, 0.21);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_fewest_samples_are_made_too(int samples) => Assert.Equal(samples, (await Points(new Spirals { Samples = samples })).Length);

    private static Task<IDataSet> Load(IDataLoader loader) => loader.LoadAsync(new DataRequest(new RandomStream(3, "data")), CancellationToken.None);

    private static async Task<(double X, double Y, double Class)[]> Points(IDataLoader loader)
    {
        var data = await Load(loader);
        Assert.Equal("class", Assert.Single(data.Schema.Targets).Name);
        double[] features = new double[2 * data.Count], classes = new double[data.Count];
        data.Read([.. Enumerable.Range(0, data.Count)], new(features, 2, data.Count), new(classes, 1, data.Count));
        return [.. Enumerable.Range(0, data.Count).Select(i => (features[i], features[data.Count + i], classes[i]))];
    }
}
