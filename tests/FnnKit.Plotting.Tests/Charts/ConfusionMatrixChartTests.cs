using Moq;

namespace FnnKit.Plotting.Tests;

public class ConfusionMatrixChartTests
{
    [Fact]
    public void Counts_stand_in_the_row_of_the_true_and_the_column_of_the_predicted_class()
    {
        var texts = new Dictionary<string, Point>();
        var surface = new Mock<ISurface>();
        surface.Setup(s => s.Write(It.IsAny<string>(), It.IsAny<Point>(), It.IsAny<TextStyle>()))
            .Callback((string text, Point at, TextStyle _) => texts.TryAdd(text, at));
        new ConfusionMatrixChart("title", ["cat", "dog"], new[,] { { 11, 22 }, { 33, 44 } }).Draw(surface.Object, new Box(0, 0, 380, 310));
        Assert.Equal((texts["11"].Y, texts["33"].Y), (texts["22"].Y, texts["44"].Y));
        Assert.Equal((texts["11"].X, texts["22"].X), (texts["33"].X, texts["44"].X));
        Assert.True(texts["11"].X < texts["22"].X && texts["11"].Y < texts["33"].Y);
        Assert.True(texts["cat"].Y < texts["dog"].Y && texts["cat"].X < texts["11"].X);
    }

    [Fact]
    public void Many_classes_make_a_larger_matrix()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(i => $"class {i}")];
        var size = new ConfusionMatrixChart("title", names, new int[30, 30]).Size;
        Assert.True(size.Width > 30 * 24 && size.Height > 30 * 24);
    }

    [Fact]
    public void Counts_that_do_not_fit_the_classes_are_refused()
        => Assert.Throws<ArgumentException>(() => new ConfusionMatrixChart("title", ["a", "b"], new int[2, 3]));
}
