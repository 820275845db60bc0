using System.Globalization;

namespace FnnKit.Hosting.Tests.Drafts;

/// <summary>What every preset writes passes the checks and trains, also on data that is hard to learn from.</summary>
public sealed class PresetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    /// <summary>Every preset on every table.</summary>
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string preset in Shipped.Catalogue.Names(PartKind.Get(typeof(IPreset))!))
            {
                foreach (string table in Tables.Keys)
                    cases.Add(preset, table);
            }

            return cases;
        }
    }

    private static Dictionary<string, Func<int, Random, string>> Tables { get; } = new()
    {
        ["two classes: size,colour,y"] = (_, random) => $"{random.NextDouble():F3},{"rgb"[random.Next(3)]},{(random.Next(2) == 0 ? "yes" : "no")}",
        ["three classes: size,y"] = (i, random) => $"{random.NextDouble():F3},{"abc"[i % 3]}",
        ["numbers: size,y"] = (_, random) => $"{random.NextDouble():F3},{random.NextDouble() * 1000:F3}",
        ["skewed amounts: size,y"] = (_, random) => $"{random.NextDouble():F3},{Math.Exp(9 * random.NextDouble()):F3}",
        ["counts: size,y"] = (i, random) => $"{random.NextDouble():F3},{(i < 55 ? i : random.Next(3))}",
        ["a class with one sample: size,y"] = (i, random) => $"{random.NextDouble():F3},{(i == 7 ? "rare" : i % 2 == 0 ? "a" : "b")}",
        ["one value: size,same,y"] = (i, random) => $"{random.NextDouble():F3},7,{"ab"[i % 2]}",
        ["dates: size,day,y"] = (i, random) => $"{random.NextDouble():F3},2024-{1 + (i % 12):D2}-{1 + (i % 28):D2},{"ab"[i % 2]}",
        ["names: size,name,y"] = (i, random) => $"{random.NextDouble():F3},person {i},{"ab"[i % 2]}",
        ["running numbers: row,size,y"] = (i, random) => $"{i},{random.NextDouble():F3},{"ab"[i % 2]}",
        ["many categories: size,town,y"] = (i, random) => $"{random.NextDouble():F3},town {random.Next(60)},{"ab"[i % 2]}",
        ["missing everywhere: size,colour,y"] = (i, random) => $"{(i % 3 == 1 ? "" : random.NextDouble().ToString("F3", CultureInfo.InvariantCulture))},{(i % 4 == 1 ? "" : "r")},{"ab"[i % 2]}",
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_passes_the_checks_and_trains(string preset, string table)
    {
        var (text, result) = await Train(table, preset);
        Assert.True(double.IsFinite(result.Test["loss"]), text);
        Assert.NotNull(result.Model.Notes.Refit);
    }

    [Theory]
    [InlineData("one value: size,same,y", "same", "of one value")]
    [InlineData("names: size,name,y", "name", "such as a name")]
    [InlineData("running numbers: row,size,y", "row", "number of the row")]
    public async Task Columns_that_say_nothing_are_left_out_with_a_reason(string table, string column, string reason)
    {
        var (text, result) = await Train(table, null);
        Assert.Contains($"\"Exclude\": [ \"{column}\" ]", text, StringComparison.Ordinal);
        Assert.Contains(reason, text, StringComparison.Ordinal);
        Assert.Equal(["size"], result.Model.Schema.Features.Select(feature => feature.Name));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    public async Task Text_of_the_data_cannot_end_a_comment(string lineEnd)
    {
        string name = $"evil{lineEnd}\"\"Seed\"\": 9, //";
        string file = Path.Combine(_folder, "evil.csv");
        await File.WriteAllTextAsync(file, $"size,\"{name}\",y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i % 7}.5,{(i % 2 == 0 ? "x" : $"\"{name}\"")}\n")));
        var draft = ConfigurationDraft.Create(await DraftSource.LoadAsync(file, "y", Shipped.Catalogue), Shipped.Catalogue, _folder);
        Assert.Equal(42, Shipped.Setup(draft.Text, _folder).Seed);
        Assert.DoesNotContain(draft.Text.Split('\n', '\r', '\u0085', '\u2028'), line => line.TrimStart().StartsWith("\"Seed\": 9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dates_are_taken_apart()
    {
        var (text, result) = await Train("dates: size,day,y", null);
        Assert.Contains("\"date-parts\"", text, StringComparison.Ordinal);
        Assert.Equal(["size", "day"], result.Model.Schema.Features.Select(feature => feature.Name));
    }

    [Fact]
    public async Task A_preset_that_is_not_there_is_named_with_those_that_are()
    {
        string file = Write("three classes: size,y");
        var data = await DraftSource.LoadAsync(file, "y", Shipped.Catalogue);
        string message = Assert.Throws<PartException>(() => ConfigurationDraft.Create(data, Shipped.Catalogue, _folder, new DraftOptions { Preset = "standrad" })).Message;
        Assert.Contains("did you mean 'standard'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_columns_train()
    {
        const int columns = 2000;
        var random = new Random(2);
        string file = Path.Combine(_folder, "wide.csv");
        File.WriteAllLines(file,
        [
            string.Join(',', Enumerable.Range(0, columns).Select(i => $"c{i}")) + ",y",
            .. Enumerable.Range(0, 60).Select(i => string.Join(',', Enumerable.Range(0, columns).Select(_ => random.Next(10))) + "," + "ab"[i % 2]),
        ]);
        var data = await DraftSource.LoadAsync(file, "y", Shipped.Catalogue);
        var setup = Shipped.Setup(ConfigurationDraft.Create(data, Shipped.Catalogue, _folder).Text, _folder);
        setup.Training = setup.Training with { Epochs = 1 };
        Assert.True(double.IsFinite((await new Trainer(setup).TrainAsync()).Test["loss"]));
    }

    private async Task<(string Text, TrainingResult Result)> Train(string table, string? preset)
    {
        var data = await DraftSource.LoadAsync(Write(table), "y", Shipped.Catalogue);
        string text = ConfigurationDraft.Create(data, Shipped.Catalogue, _folder, new DraftOptions { Preset = preset }).Text;
        var setup = Shipped.Setup(text, _folder);
        Assert.Empty(SetupChecks.Run(await SetupFacts.LoadAsync(setup)));
        setup.Training = setup.Training with { Epochs = 2 };
        return (text, await new Trainer(setup).TrainAsync());
    }

    private string Write(string table)
    {
        var random = new Random(3);
        string path = Path.Combine(_folder, "table.csv");
        File.WriteAllLines(path, [table.Split(": ")[1], .. Enumerable.Range(0, 200).Select(i => Tables[table](i, random))]);
        return path;
    }
}
