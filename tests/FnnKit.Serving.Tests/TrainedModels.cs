using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Serving.Tests;

/// <summary>Small models, trained once for all tests of this assembly.</summary>
internal static class TrainedModels
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("fnnkit-serving").FullName;
    private static readonly Lazy<string> LazyCustomers = new(() => Train("customers", 1)), LazyOther = new(() => Train("other", 2)), LazyPrices = new(TrainPrices), LazyMoons = new(TrainMoons);

    static TrainedModels() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>Classes from numbers, a category, a date and values that are missing.</summary>
    public static string Customers => LazyCustomers.Value;

    /// <summary>The same with another seed.</summary>
    public static string OtherCustomers => LazyOther.Value;

    /// <summary>A number from a number and a category.</summary>
    public static string Prices => LazyPrices.Value;

    /// <summary>Classes from two numbers, which are one tensor.</summary>
    public static string Moons => LazyMoons.Value;

    /// <summary>The rows that the customers were trained on, as CSV.</summary>
    public static string CustomerRows { get; } = Rows();

    /// <summary>A file in the folder of the models.</summary>
    public static string In(string name) => Path.Combine(Folder, name);

    private static string Train(string name, int seed)
    {
        string data = In($"{name}.csv");
        File.WriteAllText(data, CustomerRows);
        return Run(name, $$$"""
            {"FnnKit":{"Seed":{{{seed}}},"Data":{"Loader":{"Type":"csv","Path":"{{{name}}}.csv","Target":"left","Dates":["since"],"Missing":[""]},"Transforms":["impute","one-hot","standardize"]},
            "Network":{"Layers":[{"Type":"dense","Units":6,"Activation":"tanh"},{"Type":"dense","Units":2}]},"Loss":"cross-entropy-with-logits",
            "Optimizer":{"Type":"adam","LearningRate":0.02},"Training":{"Epochs":15,"BatchSize":16},"Metrics":["accuracy"]}}
            """);
    }

    private static string TrainPrices()
    {
        File.WriteAllText(In("prices.csv"), "size,kind,price\n" + string.Concat(Enumerable.Range(1, 80).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"{i / 2.0},{(i % 2 == 0 ? "flat" : "house")},{(i * 10) + (i % 2 * 55) + 0.5}\n"))));
        return Run("prices", """
            {"FnnKit":{"Seed":1,"Precision":"Float64","Data":{"Loader":{"Type":"csv","Path":"prices.csv","Target":"price","TargetKind":"Numbers"},"UnknownCategories":"Refuse","Transforms":["one-hot","standardize"],"TargetTransforms":["standardize"]},
            "Network":{"Layers":[{"Type":"dense","Units":4,"Activation":"tanh"},{"Type":"dense","Units":1}]},"Loss":"mean-squared-error",
            "Optimizer":{"Type":"adam","LearningRate":0.02},"Training":{"Epochs":20,"BatchSize":16}}}
            """);
    }

    private static string TrainMoons() => Run("moons", """
        {"FnnKit":{"Seed":1,"Data":{"Loader":"moons"},"Network":{"Layers":[{"Type":"dense","Units":8,"Activation":"relu"},{"Type":"dense","Units":1}]},
        "Loss":"binary-cross-entropy-with-logits","Optimizer":{"Type":"adam","LearningRate":0.02},"Training":{"Epochs":5}}}
        """);

    private static string Run(string name, string settings)
    {
        string configuration = In($"{name}.json"), run = In(name);
        File.WriteAllText(configuration, settings);
        using var services = new ServiceCollection().AddFnnKit(configuration).StoreRunIn(run).Services.BuildServiceProvider();
        services.GetRequiredService<ITrainer>().TrainAsync().GetAwaiter().GetResult();
        return Path.Combine(run, "model.safetensors");
    }

    private static string Rows()
    {
        string[] plans = ["basic", "plus", "gold <b>"];
        var text = new System.Text.StringBuilder("age,plan,since,visits,left\n");
        for (int i = 0; i < 160; i++)
        {
            int age = 18 + (i * 7 % 60), plan = i % 3, visits = i * 13 % 30;
            string left = age + (visits * 2) + (plan * 10) > 75 ? "yes" : "no";
            text.Append(CultureInfo.InvariantCulture, $"{(i % 20 == 3 ? "" : age)},{plans[plan]},20{10 + (i % 14)}-0{1 + (i % 9)}-1{i % 10},{visits},{left}\n");
        }

        return text.ToString();
    }
}
