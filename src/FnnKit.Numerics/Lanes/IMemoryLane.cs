namespace FnnKit.Lanes;

/// <summary>A lane that can be read from and written to memory.</summary>
internal interface IMemoryLane<TSelf, T> : IBitLane<TSelf>
    where TSelf : struct, IMemoryLane<TSelf, T>
    where T : unmanaged
{
    static abstract TSelf Load(ref readonly T source);

    static abstract void Store(TSelf x, ref T destination);
}
