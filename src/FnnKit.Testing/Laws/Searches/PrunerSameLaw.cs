namespace FnnKit.Testing.Laws;

internal sealed class PrunerSameLaw() : Law<IPruner>("its decisions are a function of the request")
{
    private const int Budget = 16, Known = 24;

    public override void Check(PartUnderTest part)
    {
        var pruner = part.Make<IPruner>();
        string first = Decide(pruner);
        Require(Decide(pruner) == first, part, "asked again it decides otherwise");
        Require(Decide(part.Make<IPruner>()) == first, part, "another part with the same options decides otherwise");
    }

    private static string Decide(IPruner pruner) => string.Concat(Requests().Select(request => pruner.Prunes(request) ? '1' : '0'));

    private static IEnumerable<PruningRequest> Requests()
    {
        foreach (double value in new[] { double.NaN, 0, 5, 100 })
        {
            for (int budget = 1; budget <= Budget; budget++)
            {
                yield return new PruningRequest(
                    Known + 1, [.. Enumerable.Range(1, budget).Select(one => new IntermediateValue(one, value + (10.0 / one)))], SearchSpaces.Trials(Known), Budget, SearchSpaces.Seed);
            }
        }
    }
}
