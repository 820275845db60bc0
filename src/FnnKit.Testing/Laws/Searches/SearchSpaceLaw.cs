namespace FnnKit.Testing.Laws;

internal sealed class SearchSpaceLaw() : Law<ISearch>("it proposes points of the space, and no more than were asked for")
{
    private const int Count = 8;

    public override void Check(PartUnderTest part)
    {
        foreach (int known in new[] { 0, 8, 40 })
        {
            var points = part.Make<ISearch>().Propose(new SearchRequest(SearchSpaces.Mixed, SearchSpaces.Trials(known), SearchSpaces.Seed, known + 1, Count));
            Require(points.Count <= Count, part, $"asked for {Count} points it proposes {points.Count}");
            foreach (double[] point in points)
                Require(IsIn(point), part, $"after {known} trials it proposes {SearchSpaces.Format(point)}, which is not a point of the space");
        }
    }

    private static bool IsIn(double[] point)
    {
        var space = SearchSpaces.Mixed;
        return point.Length == space.Parameters.Count && Enumerable.Range(0, point.Length).All(i =>
            space.IsActive(i, point) ? space.Parameters[i].Round(point[i]) == point[i] : double.IsNaN(point[i]));
    }
}
