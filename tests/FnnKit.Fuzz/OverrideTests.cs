using System.Text;

namespace FnnKit.Fuzz;

/// <summary>Settings from the command line and from environment variables, laid over a configuration.</summary>
public sealed class OverrideTests
{
    private static readonly string[] Good =
    [
        "Optimizer:LearningRate=0.01", "Network:Layers:0:Units=8", "Data:Split={\"Test\":0.2}", "Callbacks=[]", "Training:Epochs=3", "Loss=mean-squared-error", "Optimizer:Type=sgd",
        "FnnKit:Seed=7", "Network:Layers:1:Layers:0=dropout", "Metrics:0=null", "Plugins:Locked=true", "Data:Transforms:1:Columns=[\"x1\"]",
    ];

    [Fact]
    public void Overrides()
    {
        var settings = SettingReader.Read(Specimens.Text(Specimens.Settings), "settings");
        Trial.Run(Specimens.Text("Training:Epochs=3"), Mutate, path =>
        {
            var changed = SettingSources.Apply(settings, File.ReadAllLines(path));
            var setup = new TrainingSetup(changed);
            var binder = new SettingBinder(Specimens.Parts);
            if (changed["FnnKit"] is { } section)
                binder.Bind(section, setup, "Plugins");
            binder.ThrowIfAny();
            new SettingWriter().Write(setup);
        }, ".txt");
    }

    private static byte[] Mutate(byte[] _, Random random)
    {
        string[] lines = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Line(random))];
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    /// <summary>The path of one override with the value of another, or one with changed characters.</summary>
    private static string Line(Random random)
    {
        string path = Good[random.Next(Good.Length)].Split('=')[0], value = Good[random.Next(Good.Length)].Split('=', 2)[1];
        string line = $"{path}{(random.Next(4) == 0 ? $":{random.Next(3)}" : "")}={value}";
        return random.Next(2) == 0 ? line : Encoding.UTF8.GetString(ByteMutator.Apply(Encoding.UTF8.GetBytes(line), random));
    }
}
