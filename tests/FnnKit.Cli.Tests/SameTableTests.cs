using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit.Cli.Tests;

/// <summary>One table gives the same weights, byte for byte, whatever it lies in; and what is predicted can be written and read again.</summary>
public sealed class SameTableTests : TemporaryFolder
{
    private static readonly string[] Names = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"];

    [Fact]
    public void Text_json_parquet_and_sqlite_give_the_same_weights_in_memory_and_streamed()
    {
        string[][] rows = [.. File.ReadLines("examples/iris/iris.csv").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
        string[] lines = [.. rows.Select(row => "{" + string.Join(",", row.Select((value, i) => $"\"{Names[i]}\":{(i < 4 ? value : $"\"{value}\"")}")) + "}")];
        Write("iris.jsonl", string.Join('\n', lines));
        Write("iris.json", "[" + string.Join(",\n", lines) + "]");
        File.Copy("tests/FnnKit.Cli.Tests/Tables/iris.parquet", In("iris.parquet"));
        File.Copy("tests/FnnKit.Cli.Tests/Tables/iris.sqlite", In("iris.sqlite"));
        byte[] expected = Train("""{ "Type": "csv", "Path": "examples/iris/iris.csv" }""");
        foreach (string loader in new[]
        {
            $$"""{ "Type": "json", "Path": "{{In("iris.jsonl")}}" }""",
            $$"""{ "Type": "json", "Path": "{{In("iris.json")}}", "Streamed": true }""",
            $$"""{ "Type": "parquet", "Path": "{{In("iris.parquet")}}" }""",
            $$"""{ "Type": "parquet", "Path": "{{In("iris.parquet")}}", "Streamed": true }""",
            $$"""{ "Type": "sql", "Path": "{{In("iris.sqlite")}}", "Table": "iris", "OrderBy": [ "id" ], "Ignore": [ "id" ], "Target": "species" }""",
            $$"""{ "Type": "sql", "Path": "{{In("iris.sqlite")}}", "Table": "iris", "OrderBy": [ "id" ], "Ignore": [ "id" ], "Target": "species", "Streamed": true }""",
        })
        {
            Assert.True(expected.AsSpan().SequenceEqual(Train(loader)), loader);
        }
    }

    [PostgresFact]
    public void A_table_of_postgresql_gives_the_same_weights_and_its_password_is_written_nowhere()
    {
        Environment.SetEnvironmentVariable("FNNKIT_TEST_SECRET", PostgresFactAttribute.Connection + ";Password=not-to-be-written");
        byte[] expected = Train("""{ "Type": "csv", "Path": "examples/iris/iris.csv" }""");
        byte[] actual = Train("""{ "Type": "sql", "Provider": "postgresql", "ConnectionVariable": "FNNKIT_TEST_SECRET", "Table": "iris", "OrderBy": [ "id" ], "Ignore": [ "id" ], "Target": "species" }""");
        Assert.True(expected.AsSpan().SequenceEqual(actual));
        RequireNowhere("not-to-be-written");
    }

    [Fact]
    public void Credentials_are_written_nowhere()
    {
        File.Copy("tests/FnnKit.Cli.Tests/Tables/iris.sqlite", In("iris.sqlite"));
        // A password of SQLite needs another library, so that this one is refused; the message must not say it.
        Environment.SetEnvironmentVariable("FNNKIT_TEST_CREDENTIALS", "Password=not-to-be-written");
        string loader = $$"""{ "Type": "sql", "Path": "{{In("iris.sqlite")}}", "ConnectionVariable": "FNNKIT_TEST_CREDENTIALS", "Table": "iris", "OrderBy": [ "id" ], "Ignore": [ "id" ], "Target": "species" }""";
        var refused = Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", $"Data:Loader={loader}");
        Assert.DoesNotContain("not-to-be-written", refused.Output + refused.Error, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("FNNKIT_TEST_CREDENTIALS", "Application Name=not-to-be-written");
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", $"Data:Loader={loader}");
        RequireNowhere("not-to-be-written");
        var plain = Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", $"Data:Loader={loader.Replace("\"ConnectionVariable\": \"FNNKIT_TEST_CREDENTIALS\"", "\"Connection\": \"Password=not-to-be-written\"", StringComparison.Ordinal)}").Exits(2);
        Assert.Contains("contains a password", plain.Error, StringComparison.Ordinal);
        RequireNowhere("not-to-be-written");
    }

    [Theory]
    [InlineData("predicted.parquet")]
    [InlineData("predicted.sqlite")]
    public void Predictions_are_written_as_a_table_that_is_read_again(string file)
    {
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=3").Exits(0);
        Fnn.Run("predict", In("run"), "--input", "examples/iris/iris.csv", "--output", In(file), "--keep", "petal_width", "--probabilities").Exits(0);
        string[] text = Fnn.Run("predict", In("run"), "--input", "examples/iris/iris.csv", "--keep", "petal_width", "--probabilities").Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // A model that learns from the written table reads it as any other.
        Fnn.Run("init", "--data", In(file), "--target", "probability_Iris-virginica", "--output", In("again")).Exits(0);
        string settings = File.ReadAllText(In("again/appsettings.json"));
        Assert.Contains("probability_Iris-virginica", settings, StringComparison.Ordinal);
        Assert.Contains($"{text.Length - 1} samples of {text[0].Split(',').Length - 1} columns", settings, StringComparison.Ordinal);
    }

    private byte[] Train(string loader)
    {
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=3", "--set", $"Data:Loader={loader}").Exits(0);
        byte[] file = File.ReadAllBytes(In("run/model.safetensors"));
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        var metadata = JsonNode.Parse(file.AsSpan(8, header))!["__metadata__"]!;
        Assert.NotNull(metadata["data_sha256"]);
        return [.. file[(8 + header)..], .. JsonSerializer.SerializeToUtf8Bytes((string)metadata["data_sha256"]!)];
    }

    private void RequireNowhere(string secret)
        => Assert.All(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories), path => Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal));
}
