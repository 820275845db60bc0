namespace FnnKit.Testing.Laws;

internal sealed class ActivationAllocationLaw() : Law<IActivation>("nothing is allocated")
{
    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        float[] x = Draws.Between<float>(-2, 2, 600), y = new float[600], dx = new float[600];
        long forward = Allocations.Measure(() => activation.Forward(new(x, 2, 300), new Matrix<float>(y, 2, 300)));
        long backward = Allocations.Measure(() => activation.Backward(new(x, 2, 300), new(y, 2, 300), new(x, 2, 300), new Matrix<float>(dx, 2, 300)));
        Require(forward == 0 && backward == 0, part, $"Forward allocates {forward} bytes a call and Backward {backward}");
    }
}
