using System.Numerics;

namespace FnnKit.Testing.Laws;

/// <summary>Weights with a gradient and what an optimizer remembers of them.</summary>
internal sealed class OptimizerRun<T>(IOptimizer optimizer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int Weights = 100;

    private readonly Arena<T> _weights = new(Weights);
    private readonly Arena<T> _gradient = new(Weights);
    private readonly Arena<T>[] _states = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<T>(Weights))];

    public Span<T> Weight => _weights.Span;

    /// <summary>The learning rate that the optimizer has by default in a step of a run.</summary>
    public double DefaultRate(int step, int steps) => optimizer.LearningRate.At(new Progress(step, 10, steps));

    /// <summary>Takes a step, in slices of a length.</summary>
    public void Step(int step, double rate, Func<int, double> gradient, int slice = Weights)
    {
        for (int i = 0; i < Weights; i++)
            _gradient.Span[i] = T.CreateTruncating(gradient(i));
        for (int start = 0; start < Weights; start += slice)
            Move(step, rate, start, Math.Min(slice, Weights - start));
    }

    /// <summary>Takes steps against gradients that depend on the step alone.</summary>
    public OptimizerRun<T> Steps(int from, int to, double rate = 0.01)
    {
        for (int step = from; step < to; step++)
            Step(step, rate, i => Math.Sin(i + step) + 0.1);
        return this;
    }

    public void Move(int step, double rate, int start = 0, int count = Weights)
        => optimizer.Update(new OptimizerPass<T>(new(step, rate), _weights.Span.Slice(start, count), _gradient.Span.Slice(start, count), _states, start));

    /// <summary>Goes on from where another run stands.</summary>
    public OptimizerRun<T> ContinueFrom(OptimizerRun<T> other)
    {
        other.Weight.CopyTo(Weight);
        for (int i = 0; i < _states.Length; i++)
            other._states[i].Span.CopyTo(_states[i].Span);
        return this;
    }

    public string? Difference(OptimizerRun<T> other) => SameBits.Difference<T>("weight", Weight, other.Weight);
}
