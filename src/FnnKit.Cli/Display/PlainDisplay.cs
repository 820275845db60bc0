namespace FnnKit.Cli;

/// <summary>A line for each report, for logs and pipes.</summary>
/// <param name="console">Where to.</param>
internal sealed class PlainDisplay(ICommandConsole console) : TrainingDisplay(console)
{
    public override void Reported(EpochReport report) => Error.WriteLine(Line(report));
}
