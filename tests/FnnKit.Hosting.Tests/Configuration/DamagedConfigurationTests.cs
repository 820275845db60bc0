using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit.Hosting.Tests.Configuration;

/// <summary>Examples with keys removed, renamed, retyped, doubled and moved by chance: each still reads, or is answered with an error that has a place.</summary>
public class DamagedConfigurationTests
{
    private const int Cases = 10_000;

    private static readonly string[] Values =
        ["null", "true", "-1", "0", "1e400", "1e308", "-0.5", "3.7", "9999999999999999999", "\"\"", "\"relu\"", "\"nonsense\"", "[]", "{}", "[[]]", "[null]", "{\"Type\":null}", "{\"Type\":\"adam\"}", "{\"Type\":{}}"];

    [Fact]
    public async Task Ten_thousand_damaged_configurations_read_or_say_where_they_are_wrong()
    {
        string[] texts = [.. Shipped.ExampleFiles.Select(File.ReadAllText)];
        int read = 0, refused = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            int example = random.Next(texts.Length);
            string text = Damage(texts[example], random);
            try
            {
                var setup = Shipped.Setup(text, Path.GetDirectoryName(Shipped.ExampleFiles[example]));
                read++;
                // Checks against the data, for one in ten: reading files is what takes the time. Data that is made could be made too large.
                if (seed % 10 == 0 && setup.Data.Loader is IFileLoader)
                    SetupChecks.Run(await SetupFacts.LoadAsync(setup));
            }
            catch (SettingsException exception)
            {
                Assert.All(exception.Errors, error => Assert.True(error.Origin.Line > 0 && error.Message.Length > 0, $"case {seed}: {error}\n{text}"));
                refused++;
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"case {seed}: {exception}\n{text}");
            }
        }

        // Both must happen often, or the damage tells nothing.
        Assert.True(read > Cases / 50 && refused > Cases / 4, $"{read} read, {refused} refused");
    }

    private static string Damage(string text, Random random)
    {
        var root = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            var members = Members(root).ToArray();
            if (members.Length == 0)
                break;
            var (parent, name) = members[random.Next(members.Length)];
            Change(parent, name, members, random);
        }

        string json = root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
        // Text-level damage too: a bracket, quote or comma that is missing.
        return random.Next(10) == 0 ? json.Remove(random.Next(json.Length), 1) : json;
    }

    private static void Change(JsonObject parent, string name, (JsonObject Parent, string Name)[] members, Random random)
    {
        var value = parent[name]?.DeepClone();
        switch (random.Next(5))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                parent.Remove(name);
                parent[Misspell(name, random)] = value;
                break;
            case 2:
                parent[name] = JsonNode.Parse(Values[random.Next(Values.Length)]);
                break;
            case 3:
                parent.Remove(name);
                parent.Insert(random.Next(parent.Count + 1), name, value);
                break;
            default:
                var other = members[random.Next(members.Length)];
                parent[name] = other.Parent[other.Name]?.DeepClone();
                break;
        }
    }

    private static string Misspell(string name, Random random)
    {
        int at = random.Next(name.Length);
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "x"),
            _ => name.ToUpperInvariant(),
        };
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(member => Members(member.Value).Prepend((group, member.Key))),
        JsonArray list => list.SelectMany(Members),
        _ => [],
    };
}
