using System.Numerics;

namespace FnnKit.Testing.Laws;

/// <summary>A layer by itself, with all that a host lends it.</summary>
internal sealed class LayerCall<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILayer _layer;
    private readonly NetworkPlan _plan;
    private readonly Network<T> _network;
    private readonly LayerMemory<T> _memory;
    private readonly Arena<T> _gradient;
    private readonly T[] _dy;
    private readonly int _samples;
    private readonly RandomStream _random = new(5, "layer");

    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of one sample.</param>
    /// <param name="samples">How many samples a batch has.</param>
    /// <param name="scale">How large the data is; another scale draws other data.</param>
    public LayerCall(ILayer layer, Shape input, int samples, double scale = 2)
    {
        _layer = layer;
        _samples = samples;
        _plan = NetworkPlan.Create([new LayerSetup(layer)], input);
        _network = new Network<T>(_plan);
        _network.Initialize(3);
        _gradient = new Arena<T>(_plan.WeightCount);
        var products = new MatrixProducts(ThreadTeam.Single, VectorWidth.Active);
        _memory = LayerMemories.Create(_plan.Layers[0], _plan, _network.Weights, _gradient, samples, learns: true, products);
        X = Draws.Between<T>(-scale, scale, input.Size * samples, $"x {scale}");
        Y = new T[_plan.Output.Size * samples];
        Dx = new T[X.Length];
        _dy = Draws.Between<T>(-scale, scale, Y.Length, $"dy {scale}");
    }

    public T[] X { get; }

    public T[] Y { get; }

    public T[] Dx { get; }

    public Span<T> Gradient => _gradient.Span;

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
        for (int i = 0; i < _plan.Layers[0].Plan.Saved.Count; i++)
            _memory.Saved(i, _samples).Values.Fill(value);
        for (int i = 0; i < _plan.Layers[0].Plan.Scratch.Count; i++)
            _memory.Scratch(i, _samples).Values.Fill(value);
    }

    public T[] ParameterGradients() => [.. _plan.Parameters.SelectMany(parameter => Gradient.Slice(parameter.Offset, parameter.Plan.Shape.Size).ToArray())];

    /// <summary>Fills the parameters with numbers of which no two are alike, so that none can be forgotten unnoticed.</summary>
    /// <returns>The parameters as constants of a graph.</returns>
    public IReadOnlyList<GraphValue> DrawParameters() => [.. _plan.Parameters.Select(parameter =>
    {
        double[] drawn = Draws.Between(-1, 1, parameter.Plan.Shape.Size, parameter.Name);
        drawn.Select(T.CreateTruncating).ToArray().CopyTo(_network.Parameter(parameter));
        return GraphValue.Constant(drawn, parameter.Plan.Shape.Dimensions.AsSpan());
    })];

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
            ?? SameBits.Difference<T>("the gradient", ParameterGradients(), other.ParameterGradients());

    private LayerPass<T> Pass(bool isTraining) => new(_memory, _samples, isTraining, _random, null);
}
