using System.Numerics;

namespace FnnKit.Testing.Laws;

/// <summary>A layer by itself, with all that a host lends it. What layers inside it would give is drawn.</summary>
internal sealed class LayerCall<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILayer _layer;
    private readonly NetworkPlan _plan;
    private readonly LayerMemory<T> _memory;
    private readonly Network<T> _network;
    private readonly Arena<T> _gradient;
    private readonly Arena<T> _inner;
    private readonly Arena<T> _innerGradient;
    private readonly T[] _dy;
    private readonly int _samples;
    private readonly RandomStream _random = new(5, "layer");

    /// <param name="layer">The layer.</param>
    /// <param name="input">The samples.</param>
    /// <param name="samples">How many samples a batch has.</param>
    /// <param name="scale">How large the data is; another scale draws other data.</param>
    public LayerCall(ILayer layer, LayerInput input, int samples, double scale = 2)
    {
        _layer = layer;
        _samples = samples;
        _plan = NetworkPlan.Create([new LayerSetup(layer)], input);
        _network = new Network<T>(_plan);
        _network.Initialize(3);
        _gradient = new Arena<T>(_plan.WeightCount);
        var planned = _plan.Layers[0];
        int inner = planned.Inner.Count > 0 ? planned.Inner[^1].Plan.Output.Size : 0;
        _inner = new Arena<T>(inner * samples);
        Draws.Between<T>(-scale, scale, _inner.Length, $"inner {scale}").CopyTo(_inner.Span);
        _innerGradient = new Arena<T>(_inner.Length);
        _memory = LentMemory.Create(_network, _gradient, samples, new(_inner, 0, inner, samples), new(_innerGradient, 0, inner, samples));
        X = LayerSamples.Draw<T>(input, samples, -scale, scale, $"x {scale}");
        Y = new T[planned.Plan.Output.Size * samples];
        Dx = new T[X.Length];
        _dy = Draws.Between<T>(-scale, scale, Y.Length, $"dy {scale}");
    }

    public T[] X { get; }

    /// <summary>The shape of what the layers inside give; null where there are none.</summary>
    public Shape? InnerShape => _plan.Layers[0].Inner is [.., var last] ? last.Plan.Output : null;

    /// <summary>What the layers inside gave.</summary>
    public Span<T> Inner => _inner.Span;

    public T[] Y { get; }

    public T[] Dx { get; }

    public Span<T> Gradient => _gradient.Span;

    /// <summary>What the layer keeps from step to step.</summary>
    public Span<T> States => _network.States.Span;

    public void Forward(bool isTraining)
        => _layer.Forward(Pass(isTraining), new(X, X.Length / _samples, _samples), new Matrix<T>(Y, Y.Length / _samples, _samples));

    public void Backward(bool needsInputs = true)
        => _layer.Backward(
            Pass(isTraining: true),
            new(X, X.Length / _samples, _samples),
            new(Y, Y.Length / _samples, _samples),
            new(_dy, Y.Length / _samples, _samples),
            needsInputs ? new Matrix<T>(Dx, Dx.Length / _samples, _samples) : default);

    /// <summary>Puts a number wherever the layer has to write before it may read.</summary>
    public void Spoil(double stale)
    {
        var value = T.CreateTruncating(stale);
        Y.AsSpan().Fill(value);
        Dx.AsSpan().Fill(value);
        Gradient.Fill(value);
        _innerGradient.Span.Fill(value);
        for (int i = 0; i < _plan.Layers[0].Plan.Saved.Count; i++)
            _memory.Saved(i, _samples).Values.Fill(value);
        for (int i = 0; i < _plan.Layers[0].Plan.Scratch.Count; i++)
            _memory.Scratch(i, _samples).Values.Fill(value);
    }

    /// <summary>The gradients of the layer's own parameters, and of what the layers inside it gave.</summary>
    public T[] ParameterGradients()
    {
        var own = _plan.Parameters.Skip(_plan.Layers[0].FirstParameter);
        return [.. own.SelectMany(parameter => Gradient.Slice(parameter.Offset, parameter.Shape.Size).ToArray()), .. _innerGradient.Span];
    }

    /// <summary>Fills parameters and states with numbers of which no two are alike, so that none can be forgotten unnoticed, and lends them as constants.</summary>
    /// <param name="inner">What the layers inside give.</param>
    public LayerGraph Graph(GraphValue inner)
    {
        var planned = _plan.Layers[0];
        return new LayerGraph(planned.Input, planned.Plan, [.. _plan.Parameters.Skip(planned.FirstParameter).Select(parameter => Drawn(parameter, _network.Weights, -1))])
        {
            // A variance is above zero, and a state may be one.
            States = [.. _plan.States.Skip(planned.FirstState).Select(state => Drawn(state, _network.States, 0.1))],
            Inner = inner,
        };
    }

    /// <summary>Runs forward and back in training.</summary>
    public LayerCall<T> Run()
    {
        Forward(isTraining: true);
        Backward();
        return this;
    }

    /// <summary>How the results of two calls differ, in words; null where they do not.</summary>
    public string? Difference(LayerCall<T> other)
        => SameBits.Difference<T>("y", Y, other.Y) ?? SameBits.Difference<T>("dx", Dx, other.Dx)
            ?? SameBits.Difference<T>("the gradient", ParameterGradients(), other.ParameterGradients())
            ?? SameBits.Difference<T>("the state", States, other.States);

    private static GraphValue Drawn(PlannedArray array, Arena<T> arena, double from)
    {
        double[] drawn = Draws.Between(from, 1, array.Shape.Size, array.Name);
        drawn.Select(T.CreateTruncating).ToArray().CopyTo(arena.Span[array.Offset..]);
        return GraphValue.Constant(drawn, array.Shape.Dimensions.AsSpan());
    }

    private LayerPass<T> Pass(bool isTraining) => new(_memory, _samples, isTraining, _random, null);
}
