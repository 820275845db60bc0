namespace FnnKit.Hosting.Tests.Configuration;

/// <summary>What is wrong with layers that hold layers, with images and with categories is said with its place, inside too.</summary>
public class LayerErrorTests
{
    private const string Around = """
        { "FnnKit": {
            "Data": { "Loader": { "Type": "moons", "Samples": 60 } },
            "Network": { "Layers": [
                { "Type": "dense", "Units": 4 },
                LAYER,
                { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy", "Optimizer": "adam", "Metrics": [ "accuracy" ], "Training": { "BatchSize": 20 } } }
        """;

    public static TheoryData<string, string> Cases => new()
    {
        { """{ "Type": "residual", "Layers": [ { "Type": "dense", "Units": 4, "Activation": "tanh" }, "batch-norm" ] }""", "" },
        {
            """{ "Type": "residual", "Layers": [ { "Type": "dense", "Units": 4, "Activation": "rellu" } ] }""",
            "a.json(5,88): error FNN007: unknown activation 'rellu'; did you mean 'relu'?"
        },
        {
            """{ "Type": "residual", "Layers": [ { "Type": "dense", "Units": 4, "Actvation": "relu" } ] }""",
            "a.json(5,74): error FNN003: 'dense' has no 'Actvation'; did you mean 'Activation'?"
        },
        {
            """{ "Type": "residual", "Layers": [] }""", "a.json(5,41): error FNN005: 'Layers' is empty; give at least one layer, such as 'dense'."
        },
        {
            "\"residual\"", "a.json(5,9): error FNN005: 'Layers' is empty; give at least one layer, such as 'dense'."
        },
        {
            """{ "Type": "residual", "Layers": [ { "Type": "dense", "Units": 3 } ] }""",
            "a.json(5,9): error FNN104: Layer 2 'residual1' cannot work on what comes in, [4]: the layers inside make [3] of it, which cannot be added to it; end them with a layer that gives [4]."
        },
        {
            """{ "Type": "concat-skip", "Layers": [ { "Type": "dense", "Units": 3 }, { "Type": "conv2d", "Filters": 2 } ] }""",
            "a.json(5,79): error FNN104: Layer 2 'concat-skip1.conv2d1' cannot work on what comes in, [3]: it wants images [channels, height, width]; put the layer 'reshape' before it to say how the features lie in an image."
        },
        {
            """{ "Type": "residual", "Layers": [ { "Type": "dense", "Units": 4, "Name": "a" }, { "Type": "dense", "Units": 4, "Name": "a" } ] }""",
            "a.json(5,89): error FNN104: Layer 2 of 'residual1' is named 'a', but layer 1 has that name already; give one of them another 'Name'."
        },
        {
            """{ "Type": "reshape", "Shape": [ 1, 3 ] }""",
            "a.json(5,9): error FNN104: Layer 2 'reshape1' cannot work on what comes in, [4]: 'Shape' is [1, 3], 3 numbers, not the 4 numbers that a sample has."
        },
        {
            """{ "Type": "reshape", "Shape": [ -1, 3 ] }""",
            "a.json(5,9): error FNN104: Layer 2 'reshape1' cannot work on what comes in, [4]: 'Shape' is [-1, 3], which does not divide the 4 numbers that a sample has."
        },
        {
            """{ "Type": "conv2d", "Filters": 2, "Padding": "sane" }""",
            "a.json(5,54): error FNN005: 'Padding' must be 'valid' for none, 'same' for outputs of the size of the inputs, or a number of pixels on each side"
        },
        {
            """{ "Type": "conv2d", "Filters": 0 }""", "a.json(5,40): error FNN005: 'Filters' is 0, but must be at least 1"
        },
        {
            "\"embedding\"",
            "a.json(5,9): error FNN104: Layer 2 'embedding1' cannot work on what comes in, [4]: it wants the columns of the data; begin the network with it, or put it behind a layer that passes columns on."
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_layer_is_answered_with_exactly_this(string layer, string says)
        => Assert.Equal(says, await Shipped.Check(Around.Replace("LAYER", layer, StringComparison.Ordinal)));

    [Fact]
    public async Task A_number_of_pixels_need_not_stand_in_quotes()
    {
        foreach (string padding in new[] { "2", "\"2\"", "\"same\"" })
        {
            string inside = $$"""{ "Type": "reshape", "Shape": [ 1, 2, 2 ] }, { "Type": "conv2d", "Filters": 2, "Padding": {{padding}} }""";
            Assert.Equal("", await Shipped.Check(Around.Replace("LAYER", inside, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_last_batch_of_one_sample_is_found_before_training()
        => Assert.Contains(
            "error FNN112: layer 'batch-norm1' needs at least 2 samples in a batch, but the last batch of an epoch has 1 sample, since 60 samples do not divide evenly into batches of 59",
            await Shipped.Check(Around.Replace("LAYER", "\"batch-norm\"", StringComparison.Ordinal).Replace("20", "59", StringComparison.Ordinal)), StringComparison.Ordinal);
}
