using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace FnnKit.Cli.Tests;

/// <summary>The tutorial is followed: each of its commands is run, and its application answers.</summary>
public sealed partial class TutorialTests : TemporaryFolder
{
    private static readonly string Tutorial = File.ReadAllText(Path.Combine(Fnn.Root, "docs", "tutorial.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_commands_of_the_tutorial_lead_to_an_application_that_answers()
    {
        string[] commands = [.. Command().Matches(Tutorial).Select(match => match.Groups[1].Value)];
        Assert.True(commands.Length >= 7, "The tutorial has lost its commands.");
        foreach (string command in commands)
        {
            if (command.StartsWith("predict", StringComparison.Ordinal))
                Write("bicycles/new.csv", NewRows().Match(Tutorial).Groups[1].Value);
            // The tutorial works in the root of the repository; the test keeps that clean.
            string[] words = [.. command.Split(' ').Select(word => word.StartsWith("bicycles", StringComparison.Ordinal) ? In(word) : word)];
            Fnn.Run([.. words, .. words[0] == "train" ? ["--set", "Training:Epochs=8"] : Array.Empty<string>()]).Exits(0);
        }

        using var service = Fnn.Start(Folder, Fnn.OutputOf("examples/price-service", "PriceService"), "--urls", "http://127.0.0.1:0", "--Model", In("bicycles/run"));
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(service) };
            using var body = new StringContent(Request().Match(Tutorial).Groups[1].Value, System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/price", UriKind.Relative), body);
            Assert.InRange(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<double>(), 1, 100_000);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Uri> AddressAsync(Process service)
    {
        while (await service.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
                return new Uri(match.Value);
        }

        throw new InvalidOperationException("The application ended before it listened: " + await service.StandardError.ReadToEndAsync());
    }

    [GeneratedRegex("^    fnn (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("```csv\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex NewRows();

    [GeneratedRegex("-d '(.+)'")]
    private static partial Regex Request();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
