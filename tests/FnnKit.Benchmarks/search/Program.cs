using System.Globalization;
using FnnKit.Benchmarks.Searches;
using FnnKit.Searches;
int seeds = int.Parse(args[0]), trials = int.Parse(args[1]);
var methods = new List<(string, int, ISearch)> { ("random", 1, new RandomSearch()), ("tpe", 1, new TpeSearch()), ("tpe", 8, new TpeSearch()) };
foreach (var (name, space, loss) in Objectives.All)
foreach (var (m, gen, search) in methods)
{
    var lines = new string[seeds];
    Parallel.For(0, seeds, seed =>
    {
        var done = new List<SearchTrial>();
        while (done.Count < trials)
            foreach (double[] p in search.Propose(new SearchRequest(space, done.ToArray(), (ulong)seed, done.Count + 1, Math.Min(gen, trials - done.Count))))
                done.Add(new(done.Count + 1, p, TrialState.Completed, loss(p)));
        lines[seed] = string.Create(CultureInfo.InvariantCulture, $"{name} {m} {gen} {seed} {done.Min(t => t.Value)}");
    });
    foreach (var l in lines) Console.WriteLine(l);
}
