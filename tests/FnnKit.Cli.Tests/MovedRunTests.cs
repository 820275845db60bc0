namespace FnnKit.Cli.Tests;

public sealed class MovedRunTests : TemporaryFolder
{
    [Fact]
    public void A_run_finds_its_data_again_when_both_have_moved()
    {
        Directory.CreateDirectory(In("there/data"));
        File.Copy(Path.Combine(Fnn.Examples, "digits", "digits.csv"), In("there/data/digits.csv"));
        string settings = File.ReadAllText(Path.Combine(Fnn.Examples, "digits", "appsettings.json"));
        File.WriteAllText(In("there/data/appsettings.json"), settings);
        Fnn.Run("train", In("there/data"), "--output", In("there/runs/one"), "--set", "Training:Epochs=1").Exits(0);
        string before = Fnn.Run("evaluate", In("there/runs/one")).Exits(0).Output;
        Directory.Move(In("there"), In("elsewhere"));
        Assert.Equal(before, Fnn.Run("evaluate", In("elsewhere/runs/one")).Exits(0).Output);
        Assert.Contains("\"Path\": \"../../data/digits.csv\"", File.ReadAllText(In("elsewhere/runs/one/appsettings.json")), StringComparison.Ordinal);
    }
}
