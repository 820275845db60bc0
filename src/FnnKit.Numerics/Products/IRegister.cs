namespace FnnKit.Numerics;

/// <summary>A vector register of one width, as far as matrix products need it. Each operation is rounded alike in every width.</summary>
/// <typeparam name="TVector">The vector, or <typeparamref name="T"/> itself where there are no vectors.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
internal unsafe interface IRegister<TVector, T>
    where T : unmanaged
{
    /// <summary>How many elements stand side by side.</summary>
    static abstract int Count { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(T* source);

    static abstract void Store(TVector value, T* destination);

    /// <summary>The same number in every element.</summary>
    static abstract TVector Broadcast(T value);

    static abstract TVector Add(TVector a, TVector b);

    /// <summary><c>a · b + c</c>, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The elements whose mask has all bits set; +0 in place of the others.</summary>
    static abstract TVector Keep(TVector value, TVector mask);
}
