namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>What we ask of our own activations beyond the laws.</summary>
public sealed class ActivationTests
{
    public static TheoryData<string> All => ShippedParts.Names<IActivation>();

    [Theory]
    [MemberData(nameof(All))]
    public void Infinity_gives_the_limit_where_outputs_stand_alone(string name)
    {
        var activation = ShippedParts.Make<IActivation>(name);
        if (!activation.IsElementwise)
            return;
        double[] x = [double.NegativeInfinity, -1e5, double.PositiveInfinity, 1e5], y = new double[4];
        activation.Forward(new(x, 1, 4), new Matrix<double>(y, 1, 4));
        for (int i = 0; i < 4; i += 2)
            Assert.True(double.IsInfinity(y[i]) ? y[i] * y[i + 1] > 0 : Math.Abs(y[i] - y[i + 1]) < 1e-4, $"{y[i]} at infinity, {y[i + 1]} before it");
    }
}
