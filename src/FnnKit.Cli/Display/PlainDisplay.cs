namespace FnnKit.Cli;

/// <summary>A line for each report, for logs and pipes.</summary>
internal sealed class PlainDisplay : TrainingDisplay
{
    public override void Reported(EpochReport report) => Console.Error.WriteLine(Line(report));
}
