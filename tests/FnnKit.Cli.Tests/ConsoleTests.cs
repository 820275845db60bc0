namespace FnnKit.Cli.Tests;

/// <summary>What commands do with the console that they are given.</summary>
public sealed class ConsoleTests : TemporaryFolder
{
    [Fact]
    public async Task An_interrupt_finishes_the_step_and_a_second_one_ends_the_process()
    {
        using var console = new RecordedConsole();
        var running = FnnCommand.RunAsync(["train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=100000000"], console);
        while (!File.Exists(In("run/metrics.jsonl")))
            await Task.Delay(10);
        Assert.True(console.Interrupt());
        Assert.False(console.Interrupt());
        Assert.Equal(ExitCode.Interrupted, await running.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains("interrupted: finishing the step and saving", console.ErrorText, StringComparison.Ordinal);
        Assert.Contains($"resume with: fnn train", console.OutputText, StringComparison.Ordinal);
        Assert.False(console.IsListening);
    }

    [Fact]
    public void A_token_cancels_a_command()
    {
        using var console = new RecordedConsole();
        console.Cancel();
        Fnn.Run(console, "gradcheck", "examples/moons").Exits(ExitCode.Interrupted);
        Assert.Empty(console.OutputText);
    }

    [Fact]
    public void Standard_input_is_that_of_the_console()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        using var console = new RecordedConsole { Input = "x1,x2\n1,2\n0,1\n" };
        Assert.Equal(3, Fnn.Run(console, "predict", In("run"), "--input", "-").Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_terminal_shows_images_in_colour_as_many_as_fit()
    {
        using var console = new RecordedConsole { IsOutputTerminal = true, Width = 35 };
        string output = Fnn.Run(console, "data", "show", "examples/digits", "--rows", "1", "--labels").Exits(0).Output;
        string[] lines = output.TrimEnd('\n').Split('\n');
        // Four rows of two pixels each, and the labels; four images of eight pixels fit with a gap between them.
        Assert.Equal(5, lines.Length);
        Assert.Equal(32, lines[0].Count(letter => letter == '▀'));
        Assert.Contains("\u001b[", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^\s+0\s+1\s+2\s+3\s*$", lines[^1]);
    }

    [Fact]
    public void A_terminal_shows_a_bar_and_keeps_the_last_report()
    {
        using var console = new RecordedConsole { IsErrorTerminal = true };
        string callbacks = "Callbacks=[{\"Type\":\"early-stopping\",\"Metric\":\"loss\",\"Patience\":50}]";
        Fnn.Run(console, "train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=3", "--set", callbacks).Exits(0);
        Assert.Contains("━", console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("\u001b[", console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("epoch 3: loss", console.ErrorText.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("epoch", console.OutputText.Split('\n')[1], StringComparison.Ordinal);
    }
}
