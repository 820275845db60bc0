namespace FnnKit.Testing.Laws;

internal sealed class SearchSameLaw() : Law<ISearch>("its proposals are a function of the request")
{
    private const int Count = 6, Known = 24;

    public override void Check(PartUnderTest part)
    {
        var trials = SearchSpaces.Trials(Known);
        var search = part.Make<ISearch>();
        string first = Propose(search, trials);
        Require(Propose(search, trials) == first, part, "asked again it proposes other points");
        Propose(search, []);
        Require(Propose(search, trials) == first, part, "it remembers what it was asked before");
        Require(Propose(part.Make<ISearch>(), trials) == first, part, "another part with the same options proposes other points");
    }

    private static string Propose(ISearch search, IReadOnlyList<SearchTrial> trials)
        => string.Join(" ", search.Propose(new SearchRequest(SearchSpaces.Mixed, trials, SearchSpaces.Seed, trials.Count + 1, Count)).Select(SearchSpaces.Format));
}
