using FnnKit.Formats;

namespace FnnKit.Hosting.Tests.Drafts;

public sealed class ConfigurationDraftTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(string Text, TrainingResult Result)> Train(string file, string target)
    {
        string text = (await ConfigurationDraft.CreateAsync(file, target, Shipped.Catalogue, _folder)).Text;
        var setup = Shipped.Setup(text, _folder);
        Assert.Empty(SetupChecks.Run(await SetupFacts.LoadAsync(setup)));
        return (text, await new Trainer(setup).TrainAsync());
    }

    private string Table(string name, int rows, string header, Func<int, Random, string> row)
    {
        var random = new Random(5);
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(i => row(i, random) + "\n")));
        return path;
    }

    [Fact]
    public async Task Iris_trains_as_it_is_written()
    {
        var (text, result) = await Train(Path.Combine(Shipped.Examples, "iris", "iris.csv"), "species");
        Assert.True(result.Test["accuracy"] >= 0.9, $"{result.Test["accuracy"]}");
        Assert.Contains("// One output for each class", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_of_bicycles_are_learned_to_a_seventh_of_their_deviation()
    {
        var (_, result) = await Train(Path.Combine(Shipped.Examples, "bicycle-prices", "bicycles.csv"), "price");
        Assert.True(result.Test["root-mean-squared-error"] <= 75, $"{result.Test["root-mean-squared-error"]}");
    }

    [Fact]
    public async Task Digits_train_as_they_are_written()
    {
        var (text, result) = await Train(Path.Combine(Shipped.Examples, "digits", "digits.csv"), "digit");
        Assert.True(result.Test["accuracy"] >= 0.97, $"{result.Test["accuracy"]}");
    }

    [Fact]
    public async Task A_table_with_categories_trains_as_it_is_written()
    {
        string file = Table("people.csv", 400, "town,age,member", (_, random) =>
        {
            string town = new[] { "Aleppo", "Bern", "Cork" }[random.Next(3)];
            int age = random.Next(18, 80);
            return $"{town},{age},{(age > 45 == (town != "Bern") ? "yes" : "no")}";
        });
        var (text, result) = await Train(file, "member");
        Assert.True(result.Test["accuracy"] >= 0.9, $"{result.Test["accuracy"]}");
        Assert.Contains("\"one-hot\"", text, StringComparison.Ordinal);
        Assert.Contains("\"binary-cross-entropy\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_categories_and_missing_values_trains_as_it_is_written()
    {
        string file = Table("guests.csv", 500, "town;age;income;member", (i, random) =>
        {
            string town = new[] { "Aleppo", "Bern", "Cork" }[random.Next(3)];
            int age = random.Next(18, 80);
            string known = i % 7 == 0 ? "" : town, income = i % 11 == 0 ? "NA" : $"{age},{random.Next(10)}";
            return $"{known};{(i % 13 == 0 ? "" : age)};{income};{(age > 45 == (town != "Bern") ? "yes" : "no")}";
        });
        var (text, result) = await Train(file, "member");
        Assert.True(result.Test["accuracy"] >= 0.85, $"{result.Test["accuracy"]}");
        Assert.Contains("\"Delimiter\": \";\", \"Missing\": [ \"\", \"NA\" ], \"DecimalComma\": true", text, StringComparison.Ordinal);
        Assert.Contains("Fills missing numbers with the median of their column (here: age, income).", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(250_000)]
    [InlineData(0.0004)]
    public async Task A_number_of_any_size_is_learned(double scale)
    {
        string file = Table("houses.csv", 400, "rooms,area,price", (_, random) =>
        {
            double rooms = random.Next(1, 8), area = 30 + (200 * random.NextDouble());
            return FormattableString.Invariant($"{rooms},{area},{scale * (1.5 + (rooms / 10) + (area * area / 20_000))}");
        });
        var (_, result) = await Train(file, "price");
        // The deviation is about 0.9 times the scale: 98 % of the variance and more are learned.
        Assert.True(result.Test["root-mean-squared-error"] <= 0.13 * scale, $"{result.Test["root-mean-squared-error"] / scale}");
    }

    [Fact]
    public async Task Whole_numbers_of_many_values_are_amounts()
    {
        string file = Table("ages.csv", 300, "x,age", (i, _) => $"{i / 300.0},{18 + (i / 4)}");
        var (text, _) = await Train(file, "age");
        Assert.Contains("\"TargetKind\": \"Numbers\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_numbers_that_are_mostly_zero_are_counts()
    {
        string file = Table("visits.csv", 300, "x,visits", (i, _) => $"{i / 300.0},{(i % 7) * (i % 5) / 4}");
        var (text, _) = await Train(file, "visits");
        Assert.Contains("\"TargetKind\": \"Numbers\"", text, StringComparison.Ordinal);
        Assert.Contains("The target 'visits' counts something", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_with_numbers_for_names_are_classes()
    {
        string file = Table("grades.csv", 300, "x,grade", (i, _) => $"{i / 300.0},{i % 7}");
        var (text, _) = await Train(file, "grade");
        Assert.DoesNotContain("TargetKind", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrays_and_their_targets_in_a_second_file_train_as_they_are_written()
    {
        string features = Path.Combine(_folder, "x.npy"), targets = Path.Combine(_folder, "y.npy");
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 600).Select(_ => random.NextDouble())];
        NpyFile.Write(features, NumericArray.From<double>(x, 200, 3));
        NpyFile.Write(targets, NumericArray.From<long>([.. Enumerable.Range(0, 200).Select(i => x[3 * i] > x[(3 * i) + 1] ? 1L : 0)], 200));
        var (text, result) = await Train(features, targets);
        Assert.Contains("{ \"Type\": \"npy\", \"Features\": \"x.npy\", \"Targets\": \"y.npy\" }", text, StringComparison.Ordinal);
        Assert.True(result.Test["accuracy"] >= 0.9, $"{result.Test["accuracy"]}");
    }

    [Fact]
    public async Task A_file_that_no_loader_reads_is_said_with_those_that_are()
    {
        string file = Table("a.xyz", 1, "a", (_, _) => "1");
        Assert.Contains(".csv", (await Assert.ThrowsAsync<DataException>(() => DraftSource.LoadAsync(file, "a", Shipped.Catalogue))).Message, StringComparison.Ordinal);
    }
}
