
namespace FnnKit.Fuzz;

/// <summary>Settings, run records and locks.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Configurations() => Trial.Run(
        Specimens.Text(Specimens.Settings),
        JsonMutator.Apply,
        path =>
        {
            var settings = SettingReader.ReadFile(path);
            var setup = new TrainingSetup(settings);
            var binder = new SettingBinder(Specimens.Parts);
            if (settings["FnnKit"] is { } section)
                binder.Bind(section, setup);
            binder.ThrowIfAny();
            new SettingWriter().Write(setup);
        },
        ".json");

    [Fact]
    public void Run_records() => Trial.Run(
        Specimens.Text(Specimens.Record),
        JsonMutator.Apply,
        path =>
        {
            string folder = Path.Combine(Path.GetDirectoryName(path)!, "run");
            Directory.CreateDirectory(folder);
            File.Copy(path, Path.Combine(folder, "run.json"), overwrite: true);
            File.WriteAllText(Path.Combine(folder, "appsettings.json"), Specimens.Settings);
            RunEnding.Read(folder);
            RunComparison.Compare(folder, folder);
        },
        ".json");

    [Fact]
    public void Metrics_of_runs() => Trial.Run(
        Specimens.Text("{\"epoch\":1,\"step\":2,\"loss\":0.5,\"validation_loss\":0.6}\n{\"epoch\":2,\"step\":4,\"loss\":0.4,\"validation_loss\":null}\n"),
        ByteMutator.Apply,
        path =>
        {
            string folder = Path.Combine(Path.GetDirectoryName(path)!, "run");
            Directory.CreateDirectory(folder);
            File.Copy(path, Path.Combine(folder, "metrics.jsonl"), overwrite: true);
            File.WriteAllText(Path.Combine(folder, "run.json"), Specimens.Record);
            File.WriteAllText(Path.Combine(folder, "appsettings.json"), Specimens.Settings);
            RunComparison.Compare(folder, folder);
        },
        ".jsonl");

    [Fact]
    public void Locks() => Trial.Run(
        Specimens.Text(Specimens.Lock),
        JsonMutator.Apply,
        path => Assert.All(PluginLock.Read(path).Plugins.Values, files => Assert.All(files.Values, Assert.NotNull)),
        ".json");
}
