using System.Numerics;

namespace FnnKit.Testing.Laws;

internal sealed class LayerWidthsLaw() : Law<ILayer>("every vector width gives the same bits")
{
    public override void Check(PartUnderTest part)
    {
        var shape = LayerSamples.For(part)[0];
        foreach (var layer in part.Variants<ILayer>())
        {
            string? single = LaneWidths.Difference(() => Run<float>(layer, shape)), twice = LaneWidths.Difference(() => Run<double>(layer, shape));
            Require(single is null, part, $"in float, {single}");
            Require(twice is null, part, $"in double, {twice}");
        }
    }

    private static T[] Run<T>(ILayer layer, LayerInput shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var call = new LayerCall<T>(layer, shape, 37).Run();
        return [.. call.Y, .. call.Dx, .. call.ParameterGradients(), .. call.States];
    }
}
