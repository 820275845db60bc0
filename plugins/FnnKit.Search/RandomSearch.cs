namespace FnnKit.Searches;

/// <summary>Draws every setting at random, independently of all trials before. Source: Bergstra and Bengio, Random search for hyper-parameter optimization, 2012.</summary>
[Search("random")]
public sealed class RandomSearch : ISearch
{
    /// <inheritdoc/>
    public IReadOnlyList<double[]> Propose(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return [.. Enumerable.Range(request.First, request.Count).Select(number => Draw(request, number))];
    }

    /// <summary>Draws the point of one trial.</summary>
    internal static double[] Draw(SearchRequest request, int number)
    {
        var random = new RandomStream(request.Seed, "search.random", (ulong)number);
        return request.Space.Create(parameter => random.Uniform((ulong)parameter));
    }
}
