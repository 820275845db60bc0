namespace FnnKit;

/// <summary>The tuner of a host.</summary>
/// <param name="builder">Holds the settings, and says where the study is stored.</param>
/// <param name="catalogue">The plugins.</param>
/// <param name="observers">Follow the study.</param>
/// <param name="clock">The clock.</param>
internal sealed class HostTuner(FnnKitBuilder builder, PluginCatalogue catalogue, IEnumerable<IStudyObserver> observers, TimeProvider clock) : ITuner
{
    public Task<StudyResult> TuneAsync(CancellationToken cancellationToken = default)
    {
        var (folder, retrains) = builder.Study ?? throw new StudyException("The study has no folder. Name one with StoreStudyIn: trials, journal and the winner are kept there.");
        return new Tuner(StudyReader.Read(builder.Settings!, catalogue), folder, observers, clock, retrains).TuneAsync(cancellationToken);
    }
}
