using System.Numerics;
using FnnKit.Numerics;

namespace FnnKit;

/// <summary>
/// The weights of a network that only predicts: each matrix is laid out once, in the order in which products read it, and shared by all threads. The layout takes as
/// much memory as the weights; products of single samples and of batches have one each, made when it is first needed.
/// </summary>
/// <param name="weights">The weights, which must not change any more.</param>
/// <typeparam name="T">float or double.</typeparam>
public sealed unsafe class ConstantFactors<T>(Arena<T> weights)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock _packing = new();
    private volatile Dictionary<Key, Arena<T>> _packed = [];

    /// <summary>The left factor of a product, laid out; null if it is not one of the weights or lies transposed.</summary>
    /// <param name="product">The product.</param>
    /// <param name="layout">How to lay it out.</param>
    internal Arena<T>? Find(in Product<T> product, FactorLayout<T> layout)
    {
        T* first = weights.Pointer;
        if (product.Left.First < first || product.Left.First >= first + weights.Length || product.Left.InnerStride != 1)
            return null;
        var key = new Key((nint)product.Left.First, product.Rows, product.Inner, layout.Id);
        return _packed.TryGetValue(key, out var packed) ? packed : Pack(key, product, layout);
    }

    private Arena<T> Pack(Key key, in Product<T> product, FactorLayout<T> layout)
    {
        lock (_packing)
        {
            if (_packed.TryGetValue(key, out var other))
                return other;
            var packed = layout.Pack(product.Left, product.Rows, product.Inner);
            // Readers take no lock, so they get a dictionary that nobody changes.
            _packed = new Dictionary<Key, Arena<T>>(_packed) { [key] = packed };
            return packed;
        }
    }

    private readonly record struct Key(nint First, int Rows, int Inner, int Layout);
}
