using System.Reflection;
using Moq;

namespace FnnKit.Tests.Planning;

/// <summary>A trial run keeps every option of the run that it stands for, but for those that the trial replaces on purpose.</summary>
public class TrialTests
{
    [Fact]
    public void A_measurement_of_pace_keeps_every_option_but_a_few()
    {
        var setup = Changed();
        Assert.Equal(
            ["Data:Loader", "Data:Split:Group", "Data:Split:Time", "Data:Split:By", "Data:SampleWeights", "Data:Exclude", "Network:InitialWeights", "Training:Epochs", "Training:Steps", "Training:Refit", "Ensemble", "Predictions:Calibrate", "Predictions:Intervals", "Callbacks"],
            Differences(setup, PaceMeasurement.Trial(setup, Some.Points(), 1000)));
    }

    [Fact]
    public void A_measurement_of_pace_trains_the_first_of_several_folds()
    {
        var setup = Some.Setup();
        setup.Data.Split = new() { Folds = 4 };
        Assert.Equal(new SplitOptions { Folds = 4, Fold = 1 }, PaceMeasurement.Trial(setup, Some.Points(), 1000).Data.Split);
        Assert.Null(setup.Data.Split.Fold);
    }

    [Fact]
    public void A_search_for_a_learning_rate_keeps_every_option_but_a_few()
    {
        var setup = Changed();
        Assert.Equal(
            [
                "Optimizer", "Training:Epochs", "Training:Steps", "Training:Averaging:Kind", "Training:Averaging:Decay", "Training:Averaging:StartEpoch", "Training:Averaging:EverySteps",
                "Training:Refit", "Training:ReportEvery", "Ensemble", "Predictions:Calibrate", "Predictions:Intervals", "Metrics", "Callbacks",
            ],
            Differences(setup, LearningRateSearch.Trial(setup, [0.1, 0.2], Mock.Of<ICallback>())));
    }

    [Fact]
    public void A_setup_for_a_fold_differs_by_the_fold_alone()
    {
        var setup = Changed();
        Assert.Equal(["Data:Split:Fold"], Differences(setup, new CrossValidation(setup).SetupOf(2)));
        Assert.NotEqual(2, setup.Data.Split.Fold);
    }

    /// <summary>A setup of which every option differs from its default, found by reflection so that a new option is among them.</summary>
    private static TrainingSetup Changed()
    {
        var setup = new TrainingSetup();
        Change(setup);
        return setup;
    }

    private static void Change(object group)
    {
        foreach (var option in PartOptions.Get(group.GetType()))
        {
            if (SettingValues.IsNested(option.PropertyType))
            {
                object nested = option.GetValue(group) ?? Activator.CreateInstance(option.PropertyType)!;
                option.SetValue(group, nested);
                Change(nested);
            }
            else
                option.SetValue(group, Another(option));
        }
    }

    private static object Another(PropertyInfo option)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        if (SettingValues.ItemType(type) is { } item)
        {
            var list = Array.CreateInstance(item, 1);
            list.SetValue(item == typeof(string) ? "other" : PartKind.Get(item) is { } part ? Part(part) : SettingConverters.Find(item)!.CreateSample(Part), 0);
            return list;
        }

        return type switch
        {
            _ when PartKind.Get(type) is { } kind => Part(kind),
            _ when SettingConverters.Find(type) is { } converter => converter.CreateSample(Part),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            _ when type == typeof(string) => "other",
            _ when type == typeof(bool) => true,
            _ => Convert.ChangeType(type == typeof(double) ? 0.25 : 3, type, null),
        };
    }

    private static object Part(PartKind kind)
        => ((Mock)Activator.CreateInstance(typeof(Mock<>).MakeGenericType(kind.Contract))!).Object;

    private static IEnumerable<string> Differences(object original, object trial, string path = "")
    {
        foreach (var option in PartOptions.Get(original.GetType()))
        {
            string name = path.Length == 0 ? option.Name : $"{path}:{option.Name}";
            object? before = option.GetValue(original), after = option.GetValue(trial);
            if (SettingValues.IsNested(option.PropertyType) && after is not null)
            {
                foreach (string difference in Differences(before!, after!, name))
                    yield return difference;
            }
            else if (!Equals(before, after))
            {
                yield return name;
            }
        }
    }
}
