namespace FnnKit.Plotting.Tests;

public class RunHistoryTests
{
    [Fact]
    public void Loss_and_metrics_are_read_and_what_was_no_number_is_a_gap()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["metrics.jsonl"], """
            {"epoch":1,"step":5,"loss":2.5,"accuracy":0.1,"validation_loss":3,"learning_rate":0.1,"samples_per_second":9}
            {"epoch":10,"step":50,"loss":null,"accuracy":0.5,"validation_loss":2,"learning_rate":0.1,"samples_per_second":9}
            {"epoch":20,"step":100,"lo
            """);
        var history = RunHistory.Read(folder.Path);
        Assert.Equal([1, 10], history.Epochs);
        Assert.Equal(["loss", "accuracy"], history.Names);
        Assert.Equal([2.5, double.NaN], history.Values("loss")!);
        Assert.Equal([3, 2], history.Values("loss", ofValidation: true)!);
        Assert.Null(history.Values("accuracy", ofValidation: true));
        Assert.Equal(2, HistoryCharts.Create(history).Count);
    }

    [Fact]
    public void What_is_no_history_is_refused_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("no run folder", Message(folder["none"]), StringComparison.Ordinal);
        Assert.Contains("no metrics.jsonl", Message(folder.Path), StringComparison.Ordinal);
        File.WriteAllText(folder["metrics.jsonl"], "");
        Assert.Contains("empty", Message(folder.Path), StringComparison.Ordinal);
        File.WriteAllText(folder["metrics.jsonl"], "{\"epoch\":1,\"loss\":1}\nnonsense\n{\"epoch\":2,\"loss\":1}\n");
        Assert.Contains("metrics.jsonl(2)", Message(folder.Path), StringComparison.Ordinal);
    }

    private static string Message(string folder) => Assert.Throws<PlotException>(() => RunHistory.Read(folder)).Message;
}
