namespace FnnKit;

/// <summary>Scores as metrics take them.</summary>
internal static class ScoresAtHalf
{
    /// <summary>Moves scores, which separate classes at 0, to where metrics separate them, and keeps their order.</summary>
    public static void Move(Span<double> scores)
    {
        foreach (ref double score in scores)
            score = score > 0 ? Math.Max(score + 0.5, Math.BitIncrement(0.5)) : score + 0.5;
    }
}
