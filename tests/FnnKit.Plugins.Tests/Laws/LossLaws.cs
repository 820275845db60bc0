namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every loss.</summary>
public sealed class LossLaws
{
    private const int Outputs = 3;
    private const int Samples = 140;

    public static TheoryData<string> All => Parts.Names<ILoss>();

    /// <summary>Every loss with each of the links that it works on logits for.</summary>
    public static TheoryData<string, Link> Pairs => Parts.Pairs(
        Parts.Of<ILoss>().SelectMany(loss => Enum.GetValues<Link>().Select(link => (Name: Parts.NameOf(loss), Link: link)))
            .Where(pair => Parts.Make<ILoss>(pair.Name).OnLogits(pair.Link) is not null));

    [Theory]
    [MemberData(nameof(All))]
    public void The_gradient_is_what_differences_say(string name) => CheckGradient(Parts.Make<ILoss>(name), Differences.Draw(Outputs * Samples, 0.05, 0.95));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_gradient_on_logits_is_what_differences_say(string name, Link link)
        => CheckGradient(Parts.Make<ILoss>(name).OnLogits(link)!, Differences.Draw(Outputs * Samples, -3, 3));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void On_logits_it_is_the_loss_after_the_activation(string name, Link link)
    {
        var loss = Parts.Make<ILoss>(name);
        double[] z = Differences.Draw(Outputs * Samples, -3, 3), p = new double[z.Length], target = Target(Samples);
        foreach (var activation in Parts.Of<IActivation>().Select(type => Parts.Make<IActivation>(Parts.NameOf(type)))
            .Where(activation => activation.Link == link))
        {
            activation.Forward(new(z, Outputs, Samples), new Matrix<double>(p, Outputs, Samples));
            Assert.Equal(Value(loss, p, target), Value(loss.OnLogits(link)!, z, target), 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void On_logits_it_keeps_the_reduction_and_large_logits_stay_finite(string name, Link link)
    {
        var loss = Parts.Make<ILoss>(name);
        Reduce(loss, Reduction.Sum);
        var onLogits = loss.OnLogits(link)!;
        Assert.Equal(Reduction.Sum, onLogits.Reduction);
        float[] z = [100, -100, 1000, -1000, 0, 30000], target = [0, 1, 1, 1, 0, 0], gradient = new float[6];
        Assert.True(double.IsFinite(onLogits.Evaluate(new(z, 3, 2), new(target, 3, 2), new Matrix<float>(gradient, 3, 2), needsValue: true)));
        Assert.All(gradient, slope => Assert.True(float.IsFinite(slope)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_mean_is_the_sum_over_a_number_of_parts(string name)
    {
        ILoss mean = Parts.Make<ILoss>(name), sum = Parts.Make<ILoss>(name);
        Reduce(mean, Reduction.Mean);
        Reduce(sum, Reduction.Sum);
        double[] p = Differences.Draw(Outputs * Samples, 0.05, 0.95), target = Target(Samples), a = new double[p.Length], b = new double[p.Length];
        double ratio = sum.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<double>(a, Outputs, Samples), true)
            / mean.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<double>(b, Outputs, Samples), true);
        Assert.True(Math.Abs(ratio - Samples) < 1e-9 || Math.Abs(ratio - (Samples * Outputs)) < 1e-9, $"the sum is {ratio} times the mean");
        for (int i = 0; i < a.Length; i++)
            Assert.Equal(a[i], ratio * b[i], 1e-9);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Value_and_gradient_do_not_depend_on_each_other(string name)
    {
        var links = Enum.GetValues<Link>().Select(Parts.Make<ILoss>(name).OnLogits).OfType<ILoss>();
        foreach (var loss in links.Prepend(Parts.Make<ILoss>(name)))
        {
            double[] p = Differences.Draw(Outputs * Samples, 0.05, 0.95), target = Target(Samples), with = new double[p.Length], without = new double[p.Length];
            with.AsSpan().Fill(double.NaN);
            double value = loss.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<double>(with, Outputs, Samples), needsValue: true);
            loss.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<double>(without, Outputs, Samples), needsValue: false);
            Assert.Equal(without, with);
            Assert.DoesNotContain(with, double.IsNaN);
            Assert.Equal(value, Value(loss, p, target));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_perfect_prediction_loses_no_more_than_any_other(string name)
    {
        var loss = Parts.Make<ILoss>(name);
        double[] target = Target(Samples), p = Differences.Draw(target.Length, 0.05, 0.95);
        double best = Value(loss, target, target);
        Assert.InRange(best, -1e-6, 1e-6);
        Assert.True(best < Value(loss, p, target));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_allocated(string name)
    {
        var links = Enum.GetValues<Link>().Select(Parts.Make<ILoss>(name).OnLogits).OfType<ILoss>();
        float[] p = [.. Differences.Draw(Outputs * Samples, 0.05, 0.95).Select(value => (float)value)], gradient = new float[p.Length];
        float[] target = [.. Target(Samples).Select(value => (float)value)];
        foreach (var loss in links.Prepend(Parts.Make<ILoss>(name)))
            Allocations.AssertNone(
                () => loss.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<float>(gradient, Outputs, Samples), true));
    }

    /// <summary>One class each, in turn.</summary>
    private static double[] Target(int samples)
    {
        double[] target = new double[Outputs * samples];
        for (int sample = 0; sample < samples; sample++)
            target[(sample * 7 % Outputs * samples) + sample] = 1;
        return target;
    }

    private static void CheckGradient(ILoss loss, double[] prediction)
    {
        // Shares of classes as well as classes: targets need not be zeros and ones.
        foreach (double[] target in new[] { Target(Samples), Differences.Draw(prediction.Length, 0, 1, "target") })
        {
            double[] gradient = new double[prediction.Length];
            loss.Evaluate(new(prediction, Outputs, Samples), new(target, Outputs, Samples), new Matrix<double>(gradient, Outputs, Samples), needsValue: false);
            for (int i = 0; i < prediction.Length; i += 13)
                Differences.AssertSlope(
                    Differences.Slope(() => Samples * Value(loss, prediction, target), ref prediction[i]), Samples * gradient[i], $"element {i}");
        }
    }

    private static double Value(ILoss loss, double[] prediction, double[] target)
        => loss.Evaluate(new(prediction, Outputs, prediction.Length / Outputs), new(target, Outputs, target.Length / Outputs),
            default(Matrix<double>), needsValue: true);

    private static void Reduce(ILoss loss, Reduction reduction) => loss.GetType().GetProperty(nameof(ILoss.Reduction))!.SetValue(loss, reduction);
}
