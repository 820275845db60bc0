namespace FnnKit.Cli;

/// <summary>Gives large garbage back at once, which lowers the peak of memory: otherwise it would stay until the heap has grown by as much again.</summary>
internal sealed class MemoryReturn : ITrainingObserver
{
    private const long Large = 4 << 20;

    public void Released(long bytes)
    {
        if (bytes >= Large)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public void Reported(EpochReport report)
    {
    }
}
