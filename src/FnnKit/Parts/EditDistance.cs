namespace FnnKit;

/// <summary>Computes the Damerau-Levenshtein distance of two texts (optimal string alignment).</summary>
internal static class EditDistance
{
    /// <summary>
    /// Computes the smallest total cost of insertions, deletions and transpositions of neighbours, at a cost of 1 each, and of substitutions that turn one text
    /// into the other. Source: Damerau, A technique for computer detection and correction of spelling errors, Communications of the ACM 7 (1964).
    /// </summary>
    /// <param name="first">One text.</param>
    /// <param name="second">The other text.</param>
    /// <param name="substitution">The cost of replacing one character by another.</param>
    public static int Compute(string first, string second, int substitution = 1)
    {
        int[,] costs = new int[first.Length + 1, second.Length + 1];
        for (int i = 0; i <= first.Length; i++)
        {
            for (int j = 0; j <= second.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }

                int cost = first[i - 1] == second[j - 1] ? 0 : substitution;
                int best = Math.Min(costs[i - 1, j - 1] + cost, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                bool isTransposed = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
                costs[i, j] = isTransposed ? Math.Min(best, costs[i - 2, j - 2] + 1) : best;
            }
        }

        return costs[first.Length, second.Length];
    }
}
