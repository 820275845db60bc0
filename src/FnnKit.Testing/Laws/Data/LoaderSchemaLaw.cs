using static FnnKit.Testing.Laws.LoaderSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LoaderSchemaLaw() : Law<IDataLoader>("it gives finite samples that fit their schema")
{
    public override void Check(PartUnderTest part)
    {
        var data = Load(part.Make<IDataLoader>(), 1);
        var (features, targets) = Read(data);
        Require(data.Count >= 2, part, $"it gives {data.Count} samples");
        Require(data.HasTargets, part, "it gives no targets to learn");
        Require(features.All(double.IsFinite), part, "a feature is not finite, or was not written");
        Require(targets.All(double.IsFinite), part, "a target is not finite, or was not written");
        if (data.Schema.TargetKind == TargetKind.Classes)
            Require(targets.All(code => code == Math.Floor(code) && code >= 0 && code < data.Schema.Classes.Count), part,
                $"the classes are {string.Join(", ", data.Schema.Classes)}, but a target has the code {targets.Max()}");
    }
}
