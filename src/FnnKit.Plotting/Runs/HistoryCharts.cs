using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>The curves of a run over its epochs.</summary>
public static class HistoryCharts
{
    private const string Loss = "loss";

    /// <summary>One chart of the loss and, where there are metrics, one of them, each with the curves of training and validation.</summary>
    /// <param name="history">What the run reported.</param>
    /// <param name="logarithmicLoss">Whether each power of ten of the loss is equally long.</param>
    public static IReadOnlyList<IDrawing> Create(RunHistory history, bool logarithmicLoss = false)
    {
        string[] metrics = [.. history.Names.Where(name => name != Loss)];
        var charts = new List<IDrawing>();
        if (history.Values(Loss) is not null)
            charts.Add(new LineChart(Loss, "epoch", [.. Curves(history, [Loss]), .. Kept(history, [Loss])], logarithmicLoss));
        if (metrics.Length > 0)
            charts.Add(new LineChart(metrics.Length == 1 ? Words(metrics[0]) : "metrics", "epoch", [.. Curves(history, metrics), .. Kept(history, metrics)]));
        return charts;
    }

    /// <summary>A single measure has a colour for each part of the data; several have a colour each, and dashes for the validation part, said once.</summary>
    private static List<Series> Curves(RunHistory history, string[] names)
    {
        bool isSingle = names.Length == 1;
        var curves = new List<Series>();
        for (int i = 0; i < names.Length; i++)
        {
            string name = Words(names[i]);
            if (history.Values(names[i]) is { } training)
                curves.Add(new Series(isSingle ? "training" : name, history.Epochs, training, Palette.Get(i)));
            if (history.Values(names[i], ofValidation: true) is { } validation)
                curves.Add(new Series(isSingle ? "validation" : "", history.Epochs, validation, Palette.Get(isSingle ? 1 : i), IsDashed: !isSingle));
        }

        if (!isSingle && curves.Exists(curve => curve.IsDashed))
            curves.Add(new Series("validation", [], [], Palette.FaintInk, IsDashed: true));
        return curves;
    }

    /// <summary>A line at the epoch whose weights the model has, where that is not the last.</summary>
    private static IEnumerable<Series> Kept(RunHistory history, string[] names)
    {
        if (history.KeptEpoch is not { } epoch)
            yield break;
        double[] values = [.. names.SelectMany(name => new[] { history.Values(name), history.Values(name, ofValidation: true) }).OfType<IReadOnlyList<double>>().SelectMany(list => list).Where(double.IsFinite)];
        if (values.Length > 0)
            yield return new Series(string.Create(CultureInfo.InvariantCulture, $"kept: epoch {epoch}"), [epoch, epoch], [values.Min(), values.Max()], Palette.FaintInk, IsDashed: true);
    }

    private static string Words(string name) => name.Replace('_', ' ');
}
