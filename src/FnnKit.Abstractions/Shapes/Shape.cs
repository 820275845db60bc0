using System.Collections.Immutable;

namespace FnnKit;

/// <summary>The shape of one sample: <c>[features]</c>, or <c>[channels, height, width]</c> for images. A batch of it is a matrix <c>[Size, samples]</c>.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly ImmutableArray<int> _dimensions;

    /// <summary>Makes a shape from its dimensions, outermost first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is below one.</exception>
    /// <exception cref="OverflowException">The product of the dimensions is more than an <see cref="int"/> holds.</exception>
    public Shape(params ReadOnlySpan<int> dimensions)
    {
        int size = 1;
        foreach (int dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1, nameof(dimensions));
            size = checked(size * dimension);
        }

        _dimensions = [.. dimensions];
        Size = size;
    }

    /// <summary>The dimensions, outermost first.</summary>
    public ImmutableArray<int> Dimensions => _dimensions.IsDefault ? [] : _dimensions;

    /// <summary>How many numbers one sample has: the product of the dimensions.</summary>
    public int Size { get; }

    /// <summary>A vector of that many features.</summary>
    public static implicit operator Shape(int features) => new(features);

    /// <summary>Whether two shapes have the same dimensions.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ in a dimension.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Dimensions.AsSpan().SequenceEqual(other.Dimensions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Size, Dimensions.Length);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Dimensions)}]";
}
