namespace FnnKit;

/// <summary>
/// The runs of the members of an ensemble, in the folder <c>members</c> of its run: <c>members/1</c>, <c>members/2</c> and so on, each a run folder like any other.
/// </summary>
/// <param name="path">Gives the run folder of the ensemble, which may get its name only when the run starts.</param>
/// <param name="plugins">The plugins at hand, with the hash of each.</param>
/// <param name="pluginFolders">Where they lie.</param>
/// <param name="clock">The clock; by default that of the system.</param>
public sealed class EnsembleFolder(Func<string> path, IReadOnlyList<PluginRecord> plugins, IReadOnlyList<string> pluginFolders, TimeProvider? clock = null)
{
    /// <summary>The name of the folder of all members.</summary>
    internal const string MembersName = "members";

    /// <summary>The network that was judged, where the final one was trained on all samples afterwards.</summary>
    private const string JudgedName = "judged.safetensors";

    /// <summary>Whether a run folder has members.</summary>
    /// <param name="path">The run folder.</param>
    public static bool IsOne(string path) => Directory.Exists(Path.Combine(path, MembersName));

    /// <summary>The run folder of a member.</summary>
    /// <param name="member">The member, counted from 1.</param>
    public string PathOf(int member) => Path.Combine(path(), MembersName, $"{member}");

    /// <summary>Prepares the run of a member; it continues if it was interrupted.</summary>
    /// <param name="member">The member, counted from 1.</param>
    /// <param name="setup">The setup of its run.</param>
    internal (RunFolder Store, bool Continues) Open(int member, TrainingSetup setup)
    {
        string folder = PathOf(member);
        bool continues = new CheckpointFolder(Path.Combine(folder, "checkpoints")).HasAny && RunEnding.Read(folder) is not { IsFinished: true };
        return (new RunFolder(folder, setup, plugins, pluginFolders, clock, continues), continues);
    }

    /// <summary>The models of a member whose run has finished; null if it has not.</summary>
    internal (Model Final, Model Judged, RunEnding Ending)? Read(int member, IPartSource parts)
    {
        string folder = PathOf(member), judged = Path.Combine(folder, JudgedName);
        if (RunEnding.Read(folder) is not { IsFinished: true } ending || !File.Exists(judged))
            return null;
        return (Model.Load(Path.Combine(folder, "model.safetensors"), parts), Model.Load(judged, parts), ending);
    }

    /// <summary>Saves the network that was judged; a member has finished when it is there.</summary>
    internal void SaveJudged(int member, Model judged) => judged.Save(Path.Combine(PathOf(member), JudgedName));
}
