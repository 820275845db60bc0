using System.Numerics;

namespace FnnKit.Numerics;

/// <summary>Decides how a product is gone about, and keeps what that needs from one call to the next.</summary>
internal sealed unsafe class ProductEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplications below which starting a team costs more than it gains.</summary>
    private const long WorkForTeam = 200_000;

    /// <summary>Multiplications below which packing costs more than it gains.</summary>
    private const long WorkForPacking = 30_000;

    /// <summary>Rows below which the right factor is used too seldom to be packed.</summary>
    private const int RowsForPacking = 10;

    /// <summary>Multiplications of a single column below which turning the left factor costs more than it gains.</summary>
    private const long WorkForTransposing = 128;

    private readonly ThreadTeam _team;
    private readonly DirectProduct<T> _direct;
    private readonly PackedProduct<T> _packed;
    private readonly SampleSums<T> _sums;
    private readonly ConstantFactors<T>? _constants;
    private readonly ColumnLayout<T> _columns;
    private readonly TileLayout<T> _tiles;

    public ProductEngine(ThreadTeam team, int vectorBits, ConstantFactors<T>? constants = null)
    {
        _constants = constants;
        var kernels = ProductKernels<T>.For(vectorBits);
        _team = team;
        _direct = new DirectProduct<T>(kernels.Direct, kernels.Column);
        _packed = new PackedProduct<T>(kernels.Tiles, team.Count);
        _sums = new SampleSums<T>(kernels.Lanes);
        _columns = new ColumnLayout<T>(kernels.Column);
        _tiles = new TileLayout<T>(kernels.Tiles);
    }

    /// <summary>A product whose sums run along the inner index, one after the other.</summary>
    public void Multiply(in Product<T> product, TileEpilogue<T>? epilogue)
    {
        if (product.Rows == 0 || product.Columns == 0)
            return;
        if (product.Columns == 1)
            MultiplyColumn(product, epilogue);
        else if (product.Work < WorkForPacking)
            _direct.Multiply(product, epilogue);
        else if (product.Rows < RowsForPacking && product.Right.OuterStride == 1)
            _direct.Multiply(product, epilogue, TeamFor(product.Work));
        else
            MultiplyPacked(product, epilogue);
    }

    /// <summary><c>dWeights = dy·xᵀ</c></summary>
    public void MultiplyOuter(T* dy, int outputs, T* x, int inputs, int samples, T* dWeights)
    {
        if (outputs == 0 || inputs == 0)
            return;
        long work = (long)outputs * inputs * samples;
        if (SummationOrder.UsesLanes(outputs, inputs, samples))
        {
            _sums.MultiplyOuter(dy, outputs, x, inputs, samples, dWeights, TeamFor(work));
            return;
        }

        _packed.Multiply(
            new Product<T>
            {
                Rows = outputs,
                Columns = inputs,
                Inner = samples,
                Left = new Operand<T>(dy, samples, 1),
                Right = new Operand<T>(x, samples, 1),
                Result = dWeights,
            },
            null,
            TeamFor(work));
    }

    /// <summary><c>dBias[i] = Σ dy[i, s]</c></summary>
    public void Sum(T* dy, int outputs, int samples, T* dBias) => _sums.Sum(dy, outputs, samples, dBias, _team);

    private void MultiplyPacked(in Product<T> product, TileEpilogue<T>? epilogue)
    {
        var left = _constants?.Find(product, _tiles);
        _packed.Multiply(product, epilogue, TeamFor(product.Work), left is null ? null : left.Pointer);
        GC.KeepAlive(left);
    }

    private ThreadTeam TeamFor(long work) => work < WorkForTeam ? ThreadTeam.Single : _team;

    private void MultiplyColumn(in Product<T> product, TileEpilogue<T>? epilogue)
    {
        if (product.Left.OuterStride != 1)
        {
            if (product.Work < WorkForTransposing)
            {
                _direct.Multiply(product, epilogue);
                return;
            }

            var left = _constants?.Find(product, _columns);
            _direct.MultiplyColumn(product, epilogue, TeamFor(product.Work), left is null ? null : left.Pointer);
            GC.KeepAlive(left);
            return;
        }

        // The rows of the left factor lie side by side, so it serves as the right one of a product with a single row.
        var turned = new Product<T>
        {
            Rows = 1,
            Columns = product.Rows,
            Inner = product.Inner,
            Left = new Operand<T>(product.Right.First, 1, product.Right.InnerStride),
            Right = product.Left,
            Result = product.Result,
        };
        if (product.Start == null)
            _direct.Multiply(turned, epilogue, TeamFor(product.Work));
        else
            _direct.Multiply(product, epilogue);
    }
}
