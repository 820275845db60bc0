using System.Numerics;

namespace FnnKit.Plugins.Tests.Laws;

/// <summary>A layer by itself, with all that a host lends it.</summary>
internal sealed class LayerCall<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILayer _layer;
    private readonly NetworkPlan _plan;
    private readonly LayerMemory<T> _memory;
    private readonly Arena<T> _gradient;
    private readonly T[] _dy;
    private readonly int _samples;
    private readonly RandomStream _random = new(5, "layer");

    public LayerCall(ILayer layer, Shape input, int samples)
    {
        _layer = layer;
        _samples = samples;
        _plan = NetworkPlan.Create([new LayerSetup(layer)], input);
        var network = new Network<T>(_plan);
        network.Initialize(3);
        _gradient = new Arena<T>(_plan.WeightCount);
        _memory = LayerMemories.Create(_plan.Layers[0], _plan, network.Weights, _gradient, samples, learns: true, new MatrixProducts(ThreadTeam.Single));
        X = Draw(input.Size * samples, "x");
        Y = new T[_plan.Output.Size * samples];
        Dx = new T[X.Length];
        _dy = Draw(Y.Length, "dy");
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

    public T[] ParameterGradients() => [.. _plan.Parameters.SelectMany(parameter => Gradient.Slice(parameter.Offset, parameter.Plan.Shape.Size).ToArray())];

    private LayerPass<T> Pass(bool isTraining) => new(_memory, _samples, isTraining, _random, null);

    private static T[] Draw(int count, string purpose) => [.. Differences.Draw(count, -2, 2, purpose).Select(T.CreateTruncating)];
}
