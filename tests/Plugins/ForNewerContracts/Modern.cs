using FnnKit;

namespace ForNewerContracts;

/// <summary>Built for a contract that is not here yet.</summary>
public sealed class Modern : IActivation
{
    public void SomethingNew()
    {
    }
}
