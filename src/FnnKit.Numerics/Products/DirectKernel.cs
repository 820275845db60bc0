namespace FnnKit.Numerics;

/// <summary>Products that are read where they lie, for factors too small to be worth packing. The right factor's columns lie side by side.</summary>
internal abstract unsafe class DirectKernel<T>
    where T : unmanaged
{
    /// <summary>Computes some columns of a product.</summary>
    public abstract void Multiply(in Product<T> product, int column, int columns);

    /// <summary>Computes some columns of some rows.</summary>
    protected internal abstract void MultiplyRows(in Product<T> product, int row, int rows, int column, int columns);
}
