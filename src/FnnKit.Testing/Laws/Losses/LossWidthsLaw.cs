using System.Numerics;
using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossWidthsLaw() : Law<ILoss>("every vector width gives the same bits")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var (loss, _) in Forms(part))
        {
            string? single = LaneWidths.Difference(() => Run<float>(loss)), twice = LaneWidths.Difference(() => Run<double>(loss));
            Require(single is null, part, $"in float, {single}");
            Require(twice is null, part, $"in double, {twice}");
        }
    }

    private static T[] Run<T>(ILoss loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] p = [.. Prediction().Select(T.CreateTruncating)], target = [.. Target().Select(T.CreateTruncating)], gradient = new T[p.Length];
        double value = loss.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<T>(gradient, Outputs, Samples), needsValue: true);
        return [.. gradient, T.CreateTruncating(value)];
    }
}
