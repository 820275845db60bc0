namespace FnnKit.Plotting;

/// <summary>How the features of a sample make an image.</summary>
/// <param name="Channels">1 for grey, 3 for red, green and blue, one whole image after the other.</param>
/// <param name="Height">Rows of pixels, from the top.</param>
/// <param name="Width">Pixels in a row, from the left.</param>
public sealed record ImageLayout(int Channels, int Height, int Width)
{
    private const int GreyAxes = 2, ColorAxes = 3;
    private const string Allowed = "Images are samples of the shape [height, width], [1, height, width] or [3, height, width], and vectors of a square length; "
        + "--image-size HxW says the size of others.";

    /// <summary>Finds the layout of a data set: its feature shape, or a square where that is a vector.</summary>
    /// <param name="schema">What the data set holds.</param>
    /// <param name="size">The height and width that the user says its images have; null to find them.</param>
    /// <exception cref="PlotException">The samples are no images, or not of this size.</exception>
    public static ImageLayout Create(DataSchema schema, (int Height, int Width)? size = null)
    {
        var shape = schema.FeatureShape.Dimensions;
        if (size is { } given)
        {
            long pixels = (long)given.Height * given.Width;
            return pixels == schema.FeatureShape.Size || pixels * ColorAxes == schema.FeatureShape.Size
                ? new ImageLayout((int)(schema.FeatureShape.Size / pixels), given.Height, given.Width)
                : throw new PlotException($"An image of {given.Height} x {given.Width} has {pixels} pixels; a sample has {schema.FeatureShape.Size} features.");
        }

        if (schema.Features.FirstOrDefault(column => column.IsCategory) is { } category)
            throw new PlotException($"The samples are no images: column '{category.Name}' holds categories. {Allowed}");
        if (shape.Length == GreyAxes)
            return new ImageLayout(1, shape[0], shape[1]);
        if (shape.Length == ColorAxes)
            return new ImageLayout(shape[0], shape[1], shape[2]).Checked();
        int side = (int)Math.Round(Math.Sqrt(schema.FeatureShape.Size));
        return side > 1 && side * side == schema.FeatureShape.Size
            ? new ImageLayout(1, side, side)
            : throw new PlotException($"The samples are no images: they have the shape {schema.FeatureShape}, which is no square. {Allowed}");
    }

    /// <summary>Makes the image of a sample.</summary>
    /// <param name="features">Its features.</param>
    /// <param name="black">The value that is shown darkest.</param>
    /// <param name="white">The value that is shown brightest.</param>
    public Pixels Image(ReadOnlySpan<double> features, double black, double white)
    {
        var image = new Pixels(Width, Height);
        int pixels = Width * Height, green = Channels == ColorAxes ? pixels : 0;
        for (int i = 0; i < pixels; i++)
        {
            byte red = Brightness(features[i], black, white);
            image[i % Width, i / Width] = green == 0
                ? Color.Grey(red)
                : new Color(red, Brightness(features[i + green], black, white), Brightness(features[i + (2 * green)], black, white));
        }

        return image;
    }

    private static byte Brightness(double value, double black, double white)
        => white > black ? (byte)Math.Clamp(Math.Round(255 * ((value - black) / (white - black))), 0, 255) : (byte)0;

    private ImageLayout Checked() => Channels is 1 or ColorAxes
        ? this
        : throw new PlotException($"The samples have {Channels} channels; 1 (grey) or 3 (red, green, blue) can be shown.");
}
