using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Reads a file of LTSV: one sample a line, its values with their names in front (<c>age:30</c>) and tabs between them.</summary>
[DataLoader("ltsv")]
public sealed class Ltsv : IFileLoader
{
    /// <summary>The file.</summary>
    [Required]
    [FilePath]
    public string? Path { get; set; }

    /// <summary>The column that the network is to learn; by default the last one.</summary>
    public string? Target { get; set; }

    public IReadOnlyList<string> FileExtensions => [".ltsv"];

    public bool ReadsStreams => true;

    public FileSuggestion Sniff(FileRequest request) => new(new Ltsv { Path = request.Path, Target = request.Targets.FirstOrDefault(Target) }, []);

    public IFileLoader ForFile(string path) => new Ltsv { Path = path, Target = Target };

    public async Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
    {
        using var reader = request.Input is null ? new StreamReader(Path!) : new StreamReader(request.Input, leaveOpen: true);
        var lines = (await reader.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t').Select(value => value.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[^1])).ToArray();
        string[] names = [.. lines.SelectMany(line => line.Keys).Distinct()];
        var table = new TableBuilder(Path!, request.Schema, new TableOptions { Targets = Target is null ? null : [Target] });
        table.AddColumns(names);
        for (int i = 0; i < lines.Length; i++)
        {
            table.Line = i + 1;
            table.AddRow([.. names.Select(name => lines[i].GetValueOrDefault(name))]);
        }

        return table.Build();
    }
}
