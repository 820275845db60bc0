using System.Text;
using System.Text.Json.Nodes;
using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Plugins.Tests.Reference;

/// <summary>What other libraries give, computed by the scripts beside this file, and the parts to hold against it.</summary>
internal static class ReferenceTable
{
    public const double Tolerance = 1e-6;

    private static readonly PartAssemblies Assemblies = new(typeof(Relu).Assembly, typeof(Dense).Assembly, typeof(Huber).Assembly, typeof(Sgd).Assembly, typeof(Accuracy).Assembly, typeof(EarlyStopping).Assembly, typeof(Csv).Assembly);

    private static readonly JsonObject Tables = Read();

    /// <summary>The cases of a kind, as test data: the place of each in the table, and its part.</summary>
    public static TheoryData<int, string> Cases(string table)
    {
        var cases = new TheoryData<int, string>();
        foreach (var row in Tables[table]!.AsArray())
            cases.Add(cases.Count, (string)row!["name"]!);
        return cases;
    }

    /// <summary>A case, and its part with the options of the case bound as the host binds them.</summary>
    public static (TPart Part, JsonNode Row) Case<TPart>(string table, int index)
    {
        var row = Tables[table]![index]!;
        var settings = row["options"]!.DeepClone();
        settings["Type"] = (string)row["name"]!;
        var binder = new SettingBinder(Assemblies);
        object? part = binder.BindPart(SettingReader.Read(Encoding.UTF8.GetBytes(settings.ToJsonString()), "reference.json"), PartKind.Get(typeof(TPart))!);
        Assert.Empty(binder.Errors);
        return ((TPart)part!, row);
    }

    /// <summary>A group of settings with the options of a case bound as the host binds them.</summary>
    public static TGroup Bind<TGroup>(JsonNode options)
        where TGroup : new()
    {
        var group = new TGroup();
        var binder = new SettingBinder(Assemblies);
        binder.Bind(SettingReader.Read(Encoding.UTF8.GetBytes(options.ToJsonString()), "reference.json"), group);
        Assert.Empty(binder.Errors);
        return group;
    }

    public static double[] Numbers(this JsonNode row, string key) => [.. row[key]!.AsArray().Select(value => value is null ? double.NaN : (double)value)];

    public static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= Tolerance, $"number {i} is {actual[i]}, but should be {expected[i]}");
    }

    private static JsonObject Read()
    {
        var tables = new JsonObject();
        foreach (string name in new[] { "reference.json", "transforms.json", "layers.json", "tabular.json" })
        {
            using var stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream(name)!;
            foreach (var (table, rows) in JsonNode.Parse(stream)!.AsObject())
                tables[table] = rows!.DeepClone();
        }

        return tables;
    }
}
