using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Tries points near the best trial so far; the first generation is drawn at random.</summary>
[Search("nearby")]
public sealed class Nearby : ISearch
{
    /// <summary>How far from the best trial to look, as a share of each range.</summary>
    [Range(0.0, 1.0)]
    public double Reach { get; set; } = 0.1;

    public IReadOnlyList<double[]> Propose(SearchRequest request)
    {
        var best = request.Trials.Where(trial => trial.State == TrialState.Completed).MinBy(trial => trial.Value);
        return [.. Enumerable.Range(request.First, request.Count).Select(number => Draw(request, best?.Point, number))];
    }

    private double[] Draw(SearchRequest request, IReadOnlyList<double>? best, int number)
    {
        // One stream for each trial: the same numbers whoever asks, and however often.
        var random = new RandomStream(request.Seed, "my.nearby", (ulong)number);
        double[] point = request.Space.Create(parameter => random.Uniform((ulong)parameter));
        for (int i = 0; best is not null && i < point.Length; i++)
        {
            var parameter = request.Space.Parameters[i];
            if (parameter.Kind != ParameterKind.Choice && !double.IsNaN(best[i]) && !double.IsNaN(point[i]))
                point[i] = parameter.Round(best[i] + (Reach * (point[i] - best[i])));
        }

        return point;
    }
}
