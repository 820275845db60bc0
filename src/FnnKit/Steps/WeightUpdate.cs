using System.Numerics;

namespace FnnKit;

/// <summary>Lets an optimizer move the weights of a network, in pieces as its scope allows, on several threads where there is enough to do.</summary>
internal sealed class WeightUpdate<T> : ParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Update(in OptimizerPass<T> pass);

    /// <summary>Weights that are shaped and moved while they are in cache.</summary>
    private const int Block = 1 << 14;

    private readonly Update _update;
    private readonly Arena<T> _weights;
    private readonly Arena<T> _gradient;
    private readonly ThreadTeam _team;
    private readonly GradientShaping<T>? _shaping;
    private readonly MaxNormConstraint<T>? _limit;
    private readonly UpdatePiece[] _pieces;
    private readonly UpdatePiece[] _shapedBefore;
    private readonly int _block;
    private readonly bool _shares;
    private OptimizerStep _step;
    private double _scale;

    public WeightUpdate(IOptimizer optimizer, Network<T> network, Arena<T> gradient, ThreadTeam team, TrainingOptions? options = null)
    {
        _update = optimizer.Update<T>;
        _weights = network.Weights;
        _gradient = gradient;
        _team = team;
        States = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<T>(_weights.Length))];
        foreach (var state in States)
            state.Span.Clear();
        _shaping = options is null ? null : GradientShaping<T>.Create(options);
        _limit = options?.Regularization.MaxNorm is { } limit ? new MaxNormConstraint<T>(network, limit) : null;
        // Shaping tells weights from biases even where the optimizer does not.
        if (optimizer.Scope == UpdateScope.Network)
            CheckFactors(optimizer, network.Plan);
        bool isElementwise = optimizer.Scope is UpdateScope.Slice or UpdateScope.SameDecay;
        _pieces = UpdatePiece.Create(network.Plan, _shaping is not null && isElementwise ? UpdateScope.SameDecay : optimizer.Scope, team.Count);
        _shapedBefore = _shaping is not null && !isElementwise ? UpdatePiece.Create(network.Plan, UpdateScope.SameDecay, 1) : [];
        _block = _shaping is not null && isElementwise ? Block : int.MaxValue;
        _shares = UpdatePiece.AreWorthSharing(_pieces, _weights.Length, team.Count);
    }

    /// <summary>What the optimizer remembers.</summary>
    public Arena<T>[] States { get; }

    public void Apply(OptimizerStep step)
    {
        _step = step;
        _scale = _shaping?.Scale(_gradient.Span) ?? 1;
        _shaping?.MoveTo(step.Progress);
        foreach (var piece in _shapedBefore)
            _shaping!.Apply(_weights.Span[piece.Begin..piece.End], _gradient.Span[piece.Begin..piece.End], step.LearningRate, _scale, piece);
        if (_shares)
        {
            _team.Run(this, _pieces.Length);
        }
        else
        {
            for (int piece = 0; piece < _pieces.Length; piece++)
                Run(piece);
        }

        _limit?.Apply();
    }

    protected override void Run(int part)
    {
        var piece = _pieces[part];
        var step = _step with { LearningRate = _step.LearningRate * piece.LearningRateFactor, Decays = piece.Decays, DecayFactor = piece.DecayFactor };
        for (int start = piece.Begin, stop; start < piece.End; start = stop)
        {
            stop = piece.End - start > _block ? start + _block : piece.End;
            Span<T> weights = _weights.Span[start..stop], gradient = _gradient.Span[start..stop];
            if (_block != int.MaxValue)
                _shaping!.Apply(weights, gradient, _step.LearningRate, _scale, piece);
            _update(new OptimizerPass<T>(step, weights, gradient, States, start));
        }
    }

    /// <summary>An optimizer that moves all weights in one pass has one learning rate for them all.</summary>
    private static void CheckFactors(IOptimizer optimizer, NetworkPlan plan)
    {
        if (plan.Parameters.FirstOrDefault(parameter => parameter.Plan.LearningRateFactor != 1) is not { } parameter)
            return;
        throw new SetupException(
            $"The optimizer '{PartIdentity.Get(optimizer).Name}' moves all weights in one pass with one learning rate, but the parameter '{parameter.Name}' has a factor of {parameter.Plan.LearningRateFactor.ToString(System.Globalization.CultureInfo.InvariantCulture)}. Remove 'LearningRateFactor' from the layers, or choose an optimizer that moves each parameter by itself.");
    }
}
