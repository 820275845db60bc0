namespace FnnKit.Searches;

/// <summary>
/// Spreads the trials evenly over the space: coordinate <c>d</c> of trial <c>n</c> is the radical inverse of <c>n</c> in the <c>d</c>-th prime base, shifted by a
/// random number for each seed. Source: Halton, On the efficiency of certain quasi-random sequences of points, 1960; the shift: Cranley and Patterson, 1976.
/// </summary>
[Search("halton")]
public sealed class HaltonSearch : ISearch
{
    /// <inheritdoc/>
    public IReadOnlyList<double[]> Propose(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var shifts = new RandomStream(request.Seed, "search.halton");
        int[] primes = [.. Primes().Take(request.Space.Parameters.Count)];
        return [.. Enumerable.Range(request.First, request.Count).Select(number => request.Space.Create(parameter => Share(number, primes[parameter], shifts.Uniform((ulong)parameter))))];
    }

    private static double Share(int number, int prime, double shift)
    {
        double share = shift, digit = 1.0 / prime;
        for (int rest = number; rest > 0; rest /= prime, digit /= prime)
            share += rest % prime * digit;
        return share - Math.Floor(share);
    }

    private static IEnumerable<int> Primes()
    {
        var found = new List<int>();
        for (int number = 2; ; number++)
        {
            if (found.Exists(prime => number % prime == 0))
                continue;
            found.Add(number);
            yield return number;
        }
    }
}
