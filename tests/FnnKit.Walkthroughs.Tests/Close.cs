namespace FnnKit.Walkthroughs.Tests;

/// <summary>Comparisons of numbers by relative error, as <c>numpy.allclose</c> makes them, with the place of what is wrong in the message.</summary>
internal static class Close
{
    public static void Values(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative, double absolute = 0, string name = "value")
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= absolute + (relative * Math.Abs(expected[i])),
                $"{name}[{i}] is {actual[i]:R}, but NumPy has {expected[i]:R}: a relative error of {Math.Abs((expected[i] - actual[i]) / expected[i]):g3}");
        }
    }

    public static void Arrays(IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double relative, double absolute = 0)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (name, values) in expected)
            Values(values, actual[name], relative, absolute, name);
    }
}
