using System.Numerics;

namespace FnnKit;

/// <summary>Lets an optimizer move the weights of a network, in pieces as its scope allows, on several threads where there is enough to do.</summary>
internal sealed class WeightUpdate<T> : ParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Update(in OptimizerPass<T> pass);

    private readonly Update _update;
    private readonly Arena<T> _weights;
    private readonly Arena<T> _gradient;
    private readonly ThreadTeam _team;
    private readonly UpdatePiece[] _pieces;
    private readonly bool _shares;
    private OptimizerStep _step;

    public WeightUpdate(IOptimizer optimizer, Network<T> network, Arena<T> gradient, ThreadTeam team)
    {
        _update = optimizer.Update<T>;
        _weights = network.Weights;
        _gradient = gradient;
        _team = team;
        States = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<T>(_weights.Length))];
        foreach (var state in States)
            state.Span.Clear();
        _pieces = UpdatePiece.Of(network.Plan, optimizer.Scope, team.Count);
        _shares = UpdatePiece.AreWorthSharing(_pieces, _weights.Length, team.Count);
    }

    /// <summary>What the optimizer remembers.</summary>
    public Arena<T>[] States { get; }

    public void Apply(OptimizerStep step)
    {
        _step = step;
        if (_shares)
        {
            _team.Run(this, _pieces.Length);
            return;
        }

        for (int piece = 0; piece < _pieces.Length; piece++)
            Run(piece);
    }

    protected override void Run(int part)
    {
        var (begin, end, decays) = _pieces[part];
        _update(new OptimizerPass<T>(_step with { Decays = decays }, _weights.Span[begin..end], _gradient.Span[begin..end], States, begin));
    }
}
