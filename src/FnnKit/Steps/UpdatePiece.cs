namespace FnnKit;

/// <summary>Weights that an optimizer moves in one pass.</summary>
/// <param name="Begin">The first of them.</param>
/// <param name="End">The one behind the last of them.</param>
/// <param name="Decays">Whether weight decay applies to them, where the optimizer wants to know.</param>
internal readonly record struct UpdatePiece(int Begin, int End, bool Decays)
{
    /// <summary>Weights a piece has at least where it is cut for threads alone: below this, waking a thread costs more than it saves.</summary>
    private const int SmallestSlice = 1 << 15;

    /// <summary>What the learning rate is multiplied by for them.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>What weight decay is multiplied by for them.</summary>
    public double DecayFactor { get; init; } = 1;

    /// <summary>Cuts the weights of a network as a scope allows. How they are cut changes no bit.</summary>
    public static UpdatePiece[] Create(NetworkPlan plan, UpdateScope scope, int threads)
    {
        if (plan.WeightCount == 0)
            return [];
        var whole = new UpdatePiece(0, plan.WeightCount, Decays: true);
        return scope switch
        {
            UpdateScope.Slice => [.. Runs(Parameters(plan).Select(piece => piece with { Decays = true, DecayFactor = 1 })).SelectMany(run => run.Cut(plan.WeightCount, threads))],
            UpdateScope.SameDecay => [.. Runs(Parameters(plan)).SelectMany(run => run.Cut(plan.WeightCount, threads))],
            UpdateScope.Parameter => [.. Parameters(plan)],
            _ => [whole],
        };
    }

    /// <summary>Whether there is enough to do for more than one thread.</summary>
    public static bool AreWorthSharing(UpdatePiece[] pieces, int weights, int threads) => threads > 1 && pieces.Length > 1 && weights >= 2 * SmallestSlice;

    private static IEnumerable<UpdatePiece> Parameters(NetworkPlan plan)
        => plan.Parameters.Select(parameter => new UpdatePiece(parameter.Offset, parameter.Offset + parameter.Plan.Shape.Size, parameter.Plan.Decays)
        {
            LearningRateFactor = parameter.Plan.LearningRateFactor,
            DecayFactor = parameter.Plan.DecayFactor,
        });

    /// <summary>Joins pieces that lie one after the other and are moved in the same way.</summary>
    private static IEnumerable<UpdatePiece> Runs(IEnumerable<UpdatePiece> pieces)
    {
        UpdatePiece? run = null;
        foreach (var piece in pieces)
        {
            if (run is { } open && open == piece with { Begin = open.Begin, End = open.End })
            {
                run = open with { End = piece.End };
                continue;
            }

            if (run is { } done)
                yield return done;
            run = piece;
        }

        if (run is { } last)
            yield return last;
    }

    /// <summary>Cuts into slices of about an equal share of all weights for each thread.</summary>
    private IEnumerable<UpdatePiece> Cut(int weights, int threads)
    {
        long length = End - Begin;
        int slices = (int)Math.Clamp(length / Math.Max(SmallestSlice, weights / threads), 1, threads);
        for (int i = 0; i < slices; i++)
            yield return this with { Begin = Begin + (int)(length * i / slices), End = Begin + (int)(length * (i + 1) / slices) };
    }
}
