namespace FnnKit.Plotting.Tests;

public class StrokeFontTests
{
    [Fact]
    public void Every_printable_character_of_ascii_has_a_glyph_of_its_own()
    {
        string[] glyphs = [.. Enumerable.Range('!', '~' - '!' + 1).Select(code => Glyphs.Get((char)code))];
        Assert.Equal(glyphs.Length, glyphs.Distinct().Count());
        Assert.DoesNotContain(Glyphs.Get('\u4e00'), glyphs);
    }

    [Fact]
    public void Glyphs_keep_within_their_width_and_their_line()
    {
        for (char letter = '!'; letter <= '~'; letter++)
        {
            var points = StrokeFont.Lines(letter.ToString(), 20).SelectMany(line => line).ToArray();
            Assert.NotEmpty(points);
            Assert.All(points, point => Assert.InRange(point.X, 0.5, StrokeFont.Width(letter.ToString(), 20) - 0.5));
            Assert.All(points, point => Assert.InRange(point.Y, -17, 6));
        }
    }

    [Fact]
    public void Digits_are_equally_wide()
        => Assert.Single("0123456789".Select(digit => StrokeFont.Width(digit.ToString(), 12)).Distinct());

    [Fact]
    public void Text_is_drawn_where_its_anchor_says()
    {
        foreach (var (anchor, left, right) in new[] { (Anchor.Start, 100, 140), (Anchor.Middle, 80, 120), (Anchor.End, 60, 100) })
        {
            var surface = new RasterSurface(200, 40, 1);
            surface.Write("abc", new Point(100, 30), new TextStyle(20, Color.Black, anchor));
            int[] inked = [.. Enumerable.Range(0, 200).Where(x => Enumerable.Range(0, 40).Any(y => surface.Pixels[x, y] != Color.White))];
            Assert.InRange(inked[0], left, left + 8);
            Assert.InRange(inked[^1], right - 16, right);
        }
    }
}
