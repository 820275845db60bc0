using Moq;

namespace FnnKit.Plotting.Tests;

public class FigureTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public void Panels_stand_side_by_side_and_never_overlap(int count, int columns)
    {
        var boxes = new List<Box>();
        var panels = Enumerable.Range(0, count).Select(i => Panel(new Size(100 + i, 80), boxes)).ToArray();
        var figure = new Figure(panels);
        figure.Draw(Mock.Of<ISurface>(), new Box(0, 0, figure.Size.Width, figure.Size.Height));
        Assert.Equal(count, boxes.Count);
        Assert.Equal(columns, boxes.Count(box => box.Top == boxes[0].Top));
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= figure.Size.Width && box.Bottom <= figure.Size.Height));
        Assert.All(boxes.SelectMany((box, i) => boxes.Skip(i + 1).Select(other => (box, other))), pair => Assert.True(
            pair.box.Right < pair.other.Left || pair.other.Right < pair.box.Left || pair.box.Bottom < pair.other.Top));
    }

    private static IDrawing Panel(Size size, List<Box> boxes)
    {
        var panel = new Mock<IDrawing>();
        panel.Setup(drawing => drawing.Size).Returns(size);
        panel.Setup(drawing => drawing.Draw(It.IsAny<ISurface>(), It.IsAny<Box>())).Callback((ISurface _, Box box) => boxes.Add(box));
        return panel.Object;
    }
}
