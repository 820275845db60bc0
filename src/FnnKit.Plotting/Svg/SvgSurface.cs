using System.Globalization;
using System.Text;
using System.Xml;

namespace FnnKit.Plotting;

/// <summary>Draws as SVG 2; images in it are PNG.</summary>
internal sealed class SvgSurface : ISurface, IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly XmlWriter _writer;

    /// <summary>Begins a white picture.</summary>
    /// <param name="stream">Where it is written to; it is left open.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    public SvgSurface(Stream stream, double width, double height)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        _writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = encoding, Indent = true, NewLineChars = "\n", CloseOutput = false });
        _writer.WriteStartElement("svg", Namespace);
        Attributes(("width", Number(width)), ("height", Number(height)), ("viewBox", $"0 0 {Number(width)} {Number(height)}"));
        Attributes(("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif"));
        Fill(new Box(0, 0, width, height), Color.White);
    }

    public void Fill(Box box, Color color) => Element("rect", [.. Place(box), ("fill", color.ToString())]);

    public void Disc(Point center, double radius, Color fill, Color rim) => Element(
        "circle", ("cx", Number(center.X)), ("cy", Number(center.Y)), ("r", Number(radius)), ("fill", fill.ToString()), ("stroke", rim.ToString()));

    public void Stroke(IReadOnlyList<Point> line, Pen pen)
    {
        // A line to itself is what shows as a dot.
        var points = line.Count == 1 ? [line[0], line[0]] : line;
        _writer.WriteStartElement("polyline", Namespace);
        Attributes(("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))), ("fill", "none"));
        Attributes(("stroke", pen.Color.ToString()), ("stroke-width", Number(pen.Width)), ("stroke-linecap", "round"), ("stroke-linejoin", "round"));
        if (pen.IsDashed)
            Attributes(("stroke-dasharray", $"{Number(Pen.DashLength)} {Number(Pen.GapLength)}"));
        _writer.WriteEndElement();
    }

    public void Write(string text, Point at, TextStyle style)
    {
        _writer.WriteStartElement("text", Namespace);
        Attributes(("x", Number(at.X)), ("y", Number(at.Y)), ("font-size", Number(style.Size)), ("fill", style.Color.ToString()));
        if (style.Anchor != Anchor.Start)
            Attributes(("text-anchor", style.Anchor == Anchor.Middle ? "middle" : "end"));
        if (style.IsBold)
            Attributes(("font-weight", "bold"));
        if (style.ReadsUp)
            Attributes(("transform", $"rotate(-90 {Number(at.X)} {Number(at.Y)})"));
        _writer.WriteString(Printable(text));
        _writer.WriteEndElement();
    }

    public void Paint(Pixels image, Box box) => Element(
        "image",
        [
            .. Place(box),
            ("preserveAspectRatio", "none"),
            ("style", "image-rendering:pixelated"),
            ("href", $"data:image/png;base64,{Convert.ToBase64String(PngFile.ToBytes(Enlarged(image, box)))}"),
        ]);

    public void Dispose()
    {
        _writer.WriteEndElement();
        _writer.Dispose();
    }

    /// <summary>Small images are enlarged here, since not every viewer keeps from smoothing them; repeated pixels cost next to nothing.</summary>
    private static Pixels Enlarged(Pixels image, Box box)
    {
        int times = 2 * (int)Math.Round(box.Width / image.Width);
        if (times < 4)
            return image;
        var enlarged = new Pixels(image.Width * times, image.Height * times);
        for (int y = 0; y < enlarged.Height; y++)
        {
            for (int x = 0; x < enlarged.Width; x++)
                enlarged[x, y] = image[x / times, y / times];
        }

        return enlarged;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static (string Name, string Value)[] Place(Box box)
        => [("x", Number(box.Left)), ("y", Number(box.Top)), ("width", Number(box.Width)), ("height", Number(box.Height))];

    /// <summary>Text without what XML has no way to say.</summary>
    private static string Printable(string text)
        => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "?" : rune.ToString()));

    private void Element(string name, params (string Name, string Value)[] attributes)
    {
        _writer.WriteStartElement(name, Namespace);
        Attributes(attributes);
        _writer.WriteEndElement();
    }

    private void Attributes(params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            _writer.WriteAttributeString(name, value);
    }
}
