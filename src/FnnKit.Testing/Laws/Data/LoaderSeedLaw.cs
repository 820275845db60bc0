using static FnnKit.Testing.Laws.LoaderSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LoaderSeedLaw() : Law<IDataLoader>("the seed alone decides what it makes")
{
    public override void Check(PartUnderTest part)
    {
        var used = part.Make<IDataLoader>();
        var first = Read(Load(part.Make<IDataLoader>(), 1));
        var other = Read(Load(used, 2));
        var again = Read(Load(used, 1));
        string? difference = SameBits.Difference<double>("a feature", first.Features, again.Features)
            ?? SameBits.Difference<double>("a target", first.Targets, again.Targets);
        Require(difference is null, part, $"loaded twice with one seed, {difference}");
        if (used is not IFileLoader)
            Require(SameBits.FirstDifference<double>(first.Features, other.Features) >= 0, part,
                "two seeds make the same data; take random numbers from the request");
    }
}
