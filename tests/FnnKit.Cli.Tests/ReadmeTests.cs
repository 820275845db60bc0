namespace FnnKit.Cli.Tests;

/// <summary>The commands that READMEs tell people to type are typed.</summary>
public sealed class ReadmeTests : TemporaryFolder
{
    private const string Prefix = "    dotnet run -c Release --project src/FnnKit.Cli -- ";

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            var readmes = Directory.GetFiles(Fnn.Examples, "README.md", SearchOption.AllDirectories).Append(Path.Combine(Fnn.Root, "README.md"))
                .Concat(Directory.GetFiles(Path.Combine(Fnn.Root, "docs"), "*.md"));
            // The mini-batches are made by a program of their own, whose build takes longer than all of these together.
            foreach (string readme in readmes.Where(readme => !readme.Contains("mini-batch", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                foreach (string line in File.ReadLines(readme).Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)))
                    data.Add(Path.GetRelativePath(Fnn.Root, readme), line[Prefix.Length..].Trim());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_in_a_readme_does_what_it_says(string readme, string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = Fnn.Run([.. words, .. words[0] == "train" ? ["--output", In("run")] : Array.Empty<string>()]);
        // The files of MNIST never go into the repository: without them the command has to say so.
        if (readme.Contains("mnist", StringComparison.Ordinal) && result.Code != 0)
            Assert.Contains("-ubyte", result.Exits(2).Error, StringComparison.Ordinal);
        else
            result.Exits(0);
    }
}
