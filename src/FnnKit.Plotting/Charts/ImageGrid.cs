namespace FnnKit.Plotting;

/// <summary>Images of one size in rows and columns, each enlarged by a whole number so that small ones can be seen.</summary>
public sealed class ImageGrid : IDrawing
{
    private const double Gap = 8, LabelHeight = 15, LabelSize = 11;
    private const int WantedSide = 48;
    private static readonly TextStyle LabelStyle = new(LabelSize, Palette.Ink, Anchor.Middle);

    private readonly IReadOnlyList<ImageTile> _tiles;
    private readonly int _columns;
    private readonly bool _hasLabels;

    /// <summary>Lays out images.</summary>
    /// <param name="tiles">The images, row after row.</param>
    /// <param name="columns">How many a row has.</param>
    /// <exception cref="ArgumentException">There are no images, or they differ in size.</exception>
    public ImageGrid(IReadOnlyList<ImageTile> tiles, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (tiles.Count == 0 || tiles.Any(tile => (tile.Image.Width, tile.Image.Height) != (tiles[0].Image.Width, tiles[0].Image.Height)))
            throw new ArgumentException("A grid needs at least one image, all of one size.", nameof(tiles));
        _tiles = tiles;
        _columns = Math.Min(columns, tiles.Count);
        _hasLabels = tiles.Any(tile => tile.Label is not null);
        int side = Math.Max(tiles[0].Image.Width, tiles[0].Image.Height);
        Enlargement = Math.Max(1, (int)Math.Round((double)WantedSide / side));
    }

    /// <summary>How many units a pixel of an image is wide and high.</summary>
    public int Enlargement { get; }

    /// <inheritdoc/>
    public Size Size
    {
        get
        {
            int rows = (_tiles.Count + _columns - 1) / _columns;
            return new Size(Gap + (_columns * (TileWidth + Gap)), Gap + (rows * (TileHeight + Gap)));
        }
    }

    private double TileWidth => _tiles[0].Image.Width * Enlargement;

    private double TileHeight => (_tiles[0].Image.Height * Enlargement) + (_hasLabels ? LabelHeight : 0);

    /// <summary>Where an image stands in a grid whose upper left corner is the origin.</summary>
    public Box PlaceOf(int index) => new(
        Gap + (index % _columns * (TileWidth + Gap)), Gap + (index / _columns * (TileHeight + Gap)), TileWidth, _tiles[0].Image.Height * Enlargement);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        for (int i = 0; i < _tiles.Count; i++)
        {
            var place = PlaceOf(i);
            place = place with { Left = box.Left + place.Left, Top = box.Top + place.Top };
            surface.Paint(_tiles[i].Image, place);
            if (_tiles[i].Label is { } label)
                surface.Write(ChartText.Fit(label, TileWidth + Gap - 2, LabelSize), new Point(place.Center.X, place.Bottom + 12), LabelStyle);
        }
    }
}
