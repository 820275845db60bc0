namespace FnnKit.Formats;

/// <summary>A NumPy array under construction: <c>_reconstruct</c> makes it empty, its state fills it.</summary>
internal sealed class PickledArray
{
    /// <summary>The array, a <see cref="NumericArray"/> or an <see cref="ObjectArray"/>; null until its state has come.</summary>
    public object? Value { get; set; }
}
