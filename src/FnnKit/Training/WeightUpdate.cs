using System.Numerics;

namespace FnnKit;

/// <summary>Lets an optimizer move the weights of a network, in slices on several threads where the rule is elementwise and there is enough to do.</summary>
internal sealed class WeightUpdate<T> : ParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Update(in OptimizerPass<T> pass);

    /// <summary>Weights a slice has at least: below this, waking a thread costs more than it saves.</summary>
    private const int SmallestSlice = 1 << 15;

    private readonly Update _update;
    private readonly Arena<T> _weights;
    private readonly Arena<T> _gradient;
    private readonly ThreadTeam _team;
    private readonly int _slices;
    private OptimizerStep _step;

    public WeightUpdate(IOptimizer optimizer, Arena<T> weights, Arena<T> gradient, ThreadTeam team)
    {
        _update = optimizer.Update<T>;
        _weights = weights;
        _gradient = gradient;
        _team = team;
        States = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<T>(weights.Length))];
        foreach (var state in States)
            state.Span.Clear();
        _slices = optimizer.IsElementwise ? Math.Clamp(weights.Length / SmallestSlice, 1, team.Count) : 1;
    }

    /// <summary>What the optimizer remembers.</summary>
    public Arena<T>[] States { get; }

    public void Apply(OptimizerStep step)
    {
        _step = step;
        if (_slices == 1)
            Run(0);
        else
            _team.Run(this, _slices);
    }

    protected override void Run(int part)
    {
        int begin = (int)((long)_weights.Length * part / _slices), end = (int)((long)_weights.Length * (part + 1) / _slices);
        _update(new OptimizerPass<T>(_step, _weights.Span[begin..end], _gradient.Span[begin..end], States, begin));
    }
}
