using System.Text.Json.Nodes;

namespace FnnKit.Cli.Tests;

public sealed class TuneTests : TemporaryFolder
{
    private const string Rate = "\"Optimizer:LearningRate\": { \"Type\": \"log-uniform\", \"From\": 0.001, \"To\": 0.5 }";

    [Fact]
    public void A_study_is_the_same_for_one_worker_and_several_and_its_winner_trains_by_itself()
    {
        string path = Configure(Rate + ", \"Network:Layers:0:Units\": { \"Type\": \"integer\", \"From\": 4, \"To\": 16, \"Step\": 4 }", "\"Trials\": 6, \"Generation\": 3");
        var first = Fnn.Run("tune", path, "--output", In("one")).Exits(0);
        Fnn.Run("tune", path, "--output", In("two"), "--workers", "3").Exits(0);
        foreach (string file in new[] { "journal.jsonl", "summary.json", "best/appsettings.json" })
            Assert.Equal(File.ReadAllText(In($"one/{file}")), File.ReadAllText(In($"two/{file}")));

        Assert.Matches(@"6 trials, 0 pruned, 0 failed; all trials are made\n", first.Output);
        Assert.Contains("optimistic: it is the best of 6 trials", first.Output, StringComparison.Ordinal);
        Assert.Matches(@"test accuracy: [01]\.\d+\n", first.Output);
        Assert.All(new[] { "history.svg", "parallel.svg", "slices.svg", "size.svg" }, picture => Assert.True(File.Exists(In($"one/{picture}"))));

        Fnn.Run("config", "check", In("one/best")).Exits(0);
        Fnn.Run("train", In("one/best"), "--output", In("winner")).Exits(0);
        var summary = JsonNode.Parse(File.ReadAllText(In("one/summary.json")))!;
        Assert.Equal((double)summary["test"]!["loss"]!, (double)JsonNode.Parse(File.ReadAllText(In("winner/run.json")))!["test"]!["loss"]!, 12);

        // Each trial is a run like any other, and none has measured the test part.
        foreach (string trial in Directory.GetDirectories(In("one/trials")))
            Assert.Empty(JsonNode.Parse(File.ReadAllText(Path.Combine(trial, "run.json")))!["test"]!.AsObject());
        Fnn.Run("diff", In("one/trials/0001"), In("one/trials/0002")).Exits(0);
        Fnn.Run("inspect", In(summary["run"]!.ToString().Insert(0, "one/"))).Exits(0);
        Fnn.Run("plot", In("one/trials/0001"), "--output", In("run.svg"));
        string measured = Fnn.Run("evaluate", In(summary["run"]!.ToString().Insert(0, "one/")), "--json").Exits(0).Output;
        Assert.Equal((double)summary["value"]!, (double)JsonNode.Parse(measured)!["loss"]!, 12);

        // Started again, it has nothing to do and says the same.
        Assert.Equal(first.Output, Fnn.Run("tune", path, "--output", In("one")).Exits(0).Output);
        var json = JsonNode.Parse(Fnn.Run("tune", In("one"), "--json").Exits(0).Output)!;
        Assert.Equal(6, json["trials"]!.AsArray().Count);
        Assert.Equal((double)summary["value"]!, (double)json["best"]!["value"]!);
    }

    [Fact]
    public void Processes_that_are_killed_leave_the_study_the_same()
    {
        string path = Configure(Rate, "\"Trials\": 6, \"Generation\": 3", epochs: 150);
        Fnn.Run("tune", path, "--output", In("whole")).Exits(0);
        for (int round = 1; round <= 3; round++)
        {
            using var first = Fnn.Start(Folder, Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "tune", path, "--output", In("killed"));
            using var second = Fnn.Start(Folder, Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "tune", path, "--output", In("killed"));
            // Both at once, in the middle of whatever they do.
            Thread.Sleep(TimeSpan.FromMilliseconds(700 * round));
            first.Kill();
            second.Kill();
            first.WaitForExit();
            second.WaitForExit();
        }

        Fnn.Run("tune", path, "--output", In("killed")).Exits(0);
        Assert.Equal(File.ReadAllText(In("whole/journal.jsonl")), File.ReadAllText(In("killed/journal.jsonl")));
        Assert.Equal(File.ReadAllText(In("whole/best/appsettings.json")), File.ReadAllText(In("killed/best/appsettings.json")));
    }

    [Theory]
    [InlineData("", "'Space' is empty")]
    [InlineData("\"Optimizer:LearningRat\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.2 }", "has no 'LearningRat'; did you mean 'LearningRate'?")]
    [InlineData("\"Optimzer:LearningRate\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.2 }", "did you mean 'Optimizer'?")]
    [InlineData("\"Optimizer\": { \"Type\": \"choice\", \"Of\": [ \"adam\", \"adan\", \"adem\" ] }", "unknown optimizer 'adem'")]
    [InlineData("\"Optimizer:LearningRate\": { \"Type\": \"uniform\", \"From\": -1, \"To\": 0.2 }", "'LearningRate' is -1, but must be above 0")]
    [InlineData("\"Optimizer:LearningRate\": { \"Type\": \"uniform\", \"From\": 0.3, \"To\": 0.2 }", "'To' is 0.2, but must be above 'From'")]
    [InlineData("\"Optimizer:LearningRate\": { \"Type\": \"log-uniform\", \"From\": 0, \"To\": 0.2 }", "must begin above 0")]
    [InlineData("\"Optimizer:LearningRate\": { \"Type\": \"log-unifrom\", \"From\": 0.1, \"To\": 0.2 }", "did you mean 'log-uniform'?")]
    [InlineData("\"Optimizer:LearningRate\": { \"Type\": \"uniform\", \"Form\": 0.1, \"To\": 0.2 }", "did you mean 'From'?")]
    [InlineData("\"Training:BatchSize\": { \"Type\": \"uniform\", \"From\": 1.5, \"To\": 20 }", "must be a whole number")]
    [InlineData("\"Network:Layers:9:Units\": { \"Type\": \"integer\", \"From\": 4, \"To\": 8 }", "the list 'Network:Layers' has 2 items")]
    [InlineData("\"Training:BatchSize\": { \"Type\": \"choice\", \"Of\": [ 8 ] }", "a choice needs at least 2")]
    [InlineData("\"Training:BatchSize\": { \"Type\": \"integer\", \"From\": 8, \"To\": 17, \"Step\": 4 }", "does not divide the range")]
    [InlineData("\"Data:Split:Validation\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.2 }", "cannot be varied")]
    [InlineData(Rate + ", \"Optimizer:Momentum\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.9, \"If\": { \"Optimiser\": \"sgd\" } }", "'If' names 'Optimiser'")]
    [InlineData("\"Optimizer\": { \"Type\": \"choice\", \"Of\": [ \"adam\", \"sgd\" ] }, \"Optimizer:Momentum\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.9, \"If\": { \"Optimizer\": \"lion\" } }", "has no choice \"lion\"; it has adam, sgd")]
    [InlineData("\"Optimizer\": { \"Type\": \"choice\", \"Of\": [ \"adam\", \"sgd\" ] }, \"Optimizer:Momentum\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.9 }", "'adam' has no 'Momentum'")]
    public void A_space_that_is_wrong_is_refused_with_its_place_before_the_first_trial(string space, string message)
    {
        string path = Configure(space, "\"Trials\": 6");
        var refused = Fnn.Run("tune", path, "--output", In("study")).Exits(2);
        Assert.Matches(@"study\.json\(\d+,\d+\): error FNN0\d\d: ", refused.Error);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("study")));
        Assert.Contains(message, Fnn.Run("config", "check", path).Exits(2).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Metric\": \"validation_acuracy\"", "'validation_acuracy' is not measured on the validation part; did you mean 'validation_accuracy'?")]
    [InlineData("\"Metric\": \"accuracy\"", "is not measured on the validation part")]
    [InlineData("\"Pruner\": \"wilcoxon\"", "compares folds, but 'Tune:Folds' is not set")]
    [InlineData("\"Pruner\": \"halfing\"", "halving")]
    [InlineData("\"Time\": \"soon\"", "a duration above 0")]
    [InlineData("\"Trails\": 5", "did you mean 'Trials'?")]
    public void Options_that_are_wrong_are_refused(string option, string message)
    {
        var refused = Fnn.Run("tune", Configure(Rate, option), "--output", In("study"));
        Assert.True(refused.Code is 2 or 3, refused.Error);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("study")));
    }

    [Fact]
    public void Another_configuration_in_the_folder_of_a_study_is_refused()
    {
        string path = Configure(Rate, "\"Trials\": 2");
        Fnn.Run("tune", path, "--output", In("study")).Exits(0);
        string journal = File.ReadAllText(In("study/journal.jsonl"));
        var refused = Fnn.Run("tune", path, "--output", In("study"), "--set", "Training:Epochs=3").Exits(2);
        Assert.Contains("'Training:Epochs' was 4 and is 3 now", refused.Error, StringComparison.Ordinal);
        Assert.Equal(journal, File.ReadAllText(In("study/journal.jsonl")));
    }

    [Fact]
    public void If_all_trials_fail_the_command_fails_with_the_first_reason()
    {
        string path = Configure("\"Optimizer:LearningRate\": { \"Type\": \"log-uniform\", \"From\": 1e200, \"To\": 1e300 }", "\"Trials\": 2");
        var failed = Fnn.Run("tune", path, "--output", In("study")).Exits(1);
        Assert.Matches("error: all trials failed. The first one: The training diverged", failed.Error);
    }

    [Fact]
    public void Options_under_a_choice_exist_only_there_and_a_retrained_winner_keeps_the_test_part()
    {
        string path = Configure(
            "\"Optimizer\": { \"Type\": \"choice\", \"Of\": [ \"adam\", \"sgd\" ] }, \"Optimizer:Momentum\": { \"Type\": \"uniform\", \"From\": 0.1, \"To\": 0.9, \"If\": { \"Optimizer\": \"sgd\" } }",
            "\"Trials\": 6, \"Search\": { \"Type\": \"grid\", \"Points\": 2 }");
        var result = JsonNode.Parse(Fnn.Run("tune", path, "--output", In("study"), "--retrain", "--json").Exits(0).Output)!;
        Assert.Equal("exhausted", result["end"]!.ToString());
        Assert.Equal(["adam", "sgd 0.1", "sgd 0.9"], result["trials"]!.AsArray().Select(trial => string.Join(' ', trial!["settings"]!.AsObject().Select(pair => pair.Value!.ToString()))));
        var final = JsonNode.Parse(File.ReadAllText(In("study/final/run.json")))!;
        Assert.Equal((90 + 30, 0, 30), ((int)final["data"]!["training"]!, (int)final["data"]!["validation"]!, (int)final["data"]!["test"]!));
        Assert.Equal((double)final["test"]!["loss"]!, (double)result["test"]!["loss"]!);
    }

    [Fact]
    public void Init_writes_a_space_that_is_searched()
    {
        Fnn.Run("init", "--data", Path.Combine(Fnn.Examples, "iris", "iris.csv"), "--target", "species", "--output", In("new"), "--tune").Exits(0);
        Fnn.Run("config", "check", In("new")).Exits(0);
        Fnn.Run("tune", In("new"), "--output", In("study"), "--set", "Tune:Trials=2", "--set", "Training:Epochs=1").Exits(0);
    }

    private string Configure(string space, string options, int epochs = 4) => Write("study.json", $$"""
        {
          "FnnKit": {
            "Seed": 1,
            "Data": { "Loader": { "Type": "csv", "Path": "{{Path.Combine(Fnn.Examples, "iris", "iris.csv").Replace('\\', '/')}}", "Target": "species" }, "Split": { "Validation": 0.2, "Test": 0.2, "Stratify": true } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 8, "Activation": "tanh" }, { "Type": "dense", "Units": 3, "Activation": "softmax" } ] },
            "Loss": "cross-entropy",
            "Optimizer": { "Type": "sgd", "LearningRate": 0.05 },
            "Training": { "Epochs": {{epochs}}, "BatchSize": 16 },
            "Metrics": [ "accuracy" ],
            "Tune": {
              {{(options.Contains("\"Search\"", StringComparison.Ordinal) ? "" : "\"Search\": \"random\",")}} {{options}},
              "Space": { {{space}} }
            }
          }
        }
        """);
}
