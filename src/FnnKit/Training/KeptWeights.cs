using System.Numerics;

namespace FnnKit;

/// <summary>A copy of the best weights so far, with the states that go with them, made when a callback asks for it and put back when the run ends.</summary>
internal sealed class KeptWeights<T>(Network<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The copy, or null while nothing has been kept.</summary>
    public Network<T>? Copy { get; private set; }

    /// <summary>The step whose weights were kept.</summary>
    public long Step { get; private set; }

    /// <summary>Keeps the weights and states that the network has.</summary>
    public void Keep(long step) => network.CopyTo(Reserve(step));

    /// <summary>Makes room for weights that were kept at a step.</summary>
    public Network<T> Reserve(long step)
    {
        Step = step;
        return Copy ??= new Network<T>(network.Plan);
    }

    public void Restore() => Copy?.CopyTo(network);
}
