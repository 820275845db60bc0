namespace FnnKit.Testing.Laws;

internal sealed class ActivationLargeNumbersLaw() : Law<IActivation>("large numbers give finite values and slopes")
{
    public override void Check(PartUnderTest part)
    {
        float[] x = [-100, 100, 0, -100, 100, 1e-30f, -88.8f, 88.8f];
        float[] dy = [1, 1, 1, 1, 1, 1, 1, 1];
        var (y, dx) = ActivationRun<float>.Compute(part.Make<IActivation>(), 2, x, dy);
        for (int i = 0; i < x.Length; i++)
        {
            if (!float.IsFinite(y[i]) || !float.IsFinite(dx[i]))
                throw Violation(part, $"at x = {x[i]} the value is {y[i]} and the slope {dx[i]}",
                    ActivationRun<float>.Code(part, [x[i % 4], x[4 + (i % 4)]], [1, 1])
                    + $"{Environment.NewLine}Assert.All([.. y, .. dx], value => Assert.True(float.IsFinite(value)));");
        }
    }
}
