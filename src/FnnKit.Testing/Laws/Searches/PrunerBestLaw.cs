namespace FnnKit.Testing.Laws;

internal sealed class PrunerBestLaw() : Law<IPruner>("it never ends a trial that is better than all others and improves, nor the first one")
{
    private const int Budget = 16, Known = 24, Better = -1000;

    public override void Check(PartUnderTest part)
    {
        var pruner = part.Make<IPruner>();
        for (int budget = 1; budget <= Budget; budget++)
        {
            IntermediateValue[] values = [.. Enumerable.Range(1, budget).Select(one => new IntermediateValue(one, Better - one))];
            Require(!pruner.Prunes(new PruningRequest(1, values, [], Budget, SearchSpaces.Seed)), part, $"it ends the first trial of a study at budget {budget}");
            Require(!pruner.Prunes(new PruningRequest(Known + 1, values, SearchSpaces.Trials(Known), Budget, SearchSpaces.Seed)), part, $"it ends the best trial of all at budget {budget}");
        }
    }
}
