namespace FnnKit.Hosting.Tests.Configuration;

/// <summary>What is replaced in a good configuration, by what, and what is said about it.</summary>
internal static class BrokenConfigurations
{
    public static TheoryData<string, string, string> Cases => new()
    {
        { "\"Seed\": 1", "\"Seed\": -1", "a.json(2,13): error FNN005: 'Seed' is -1, but must be at least 0" },
        { "\"Seed\": 1", "\"Seed\": 1.5", "a.json(2,13): error FNN004: 'Seed' is 1.5, but must be a whole number" },
        { "\"Seed\": 1", "\"Seed\": \"1\"", "a.json(2,13): error FNN004: 'Seed' is \"1\", but must be a whole number" },
        { "\"Seed\": 1", "\"Sead\": 1", "a.json(2,5): error FNN003: 'FnnKit' has no 'Sead'; did you mean 'Seed'?" },
        {
            "\"Seed\": 1", "\"Seed\": 1, \"seed\": 2",
            "a.json(2,16): error FNN002: the key 'seed' occurs twice in this object, first in line 2; remove one of them (upper and lower case do not matter)"
        },
        { "\"Seed\": 1", "\"Seed\": null", "a.json(2,13): error FNN004: 'Seed' is null, but must be a whole number" },
        {
            "\"Seed\": 1", "\"Precision\": \"Float16\"",
            "a.json(2,18): error FNN008: 'Precision' is \"Float16\", but must be one of Float32, Float64; did you mean 'Float64'?"
        },
        {
            "\"Seed\": 1", "\"Precision\": \"Floot32\"",
            "a.json(2,18): error FNN008: 'Precision' is \"Floot32\", but must be one of Float32, Float64; did you mean 'Float32'?"
        },
        { "\"Seed\": 1", "\"Precision\": 32", "a.json(2,18): error FNN004: 'Precision' is 32, but must be one of Float32, Float64" },
        { "\"Samples\": 60", "\"Samples\": 1", "a.json(4,49): error FNN005: 'Samples' is 1, but must be at least 2 and at most 100000000" },
        { "\"Samples\": 60", "\"Samples\": \"many\"", "a.json(4,49): error FNN004: 'Samples' is \"many\", but must be a whole number" },
        { "\"Samples\": 60", "\"Sample\": 60", "a.json(4,38): error FNN003: 'moons' has no 'Sample'; did you mean 'Samples'?" },
        { "\"Samples\": 60", "\"Samples\": 1e400", "a.json(4,49): error FNN004: 'Samples' is 1e400, but must be a whole number" },
        { "\"Samples\": 60", "\"Noise\": -1", "a.json(4,47): error FNN005: 'Noise' is -1, but must be at least 0" },
        { "\"moons\"", "\"mons\"", "a.json(4,29): error FNN007: unknown data loader 'mons'; did you mean 'moons'?" },
        {
            "\"moons\"", "\"hdf5\"",
            "a.json(4,29): error FNN012: no plugin brings the data loader 'hdf5'; there are {data loader}"
        },
        {
            "\"Type\": \"moons\", ", "",
            "a.json(4,19): error FNN006: 'Type' is missing: it names the data loader, one of {data loader}"
        },
        { "{ \"Type\": \"moons\", \"Samples\": 60 }", "\"csv\"", "a.json(4,19): error FNN006: 'csv' needs 'Path', which is text" },
        {
            "{ \"Type\": \"moons\", \"Samples\": 60 }", "7",
            "a.json(4,19): error FNN004: 'Loader' is 7, but must be the name of a data loader, or an object with a 'Type'"
        },
        {
            "\"Loader\": { \"Type\": \"moons\", \"Samples\": 60 },", "",
            "a.json(3,13): error FNN006: 'Data' needs 'Loader', which is the name of a part (data loader), or an object with a 'Type'"
        },
        {
            "{ \"Type\": \"moons\", \"Samples\": 60 }", "{ \"Type\": \"csv\", \"Path\": \"nowhere.csv\" }",
            "a.json(4,19): error FNN100: There is no file '{folder}/nowhere.csv'. A relative path is taken from the folder of the configuration file that names it."
        },
        {
            "{ \"Type\": \"moons\", \"Samples\": 60 }", "{ \"Type\": \"csv\", \"Path\": \"a.csv\", \"Delimiter\": \"::\" }",
            "a.json(4,66): error FNN005: 'Delimiter' must be one ASCII character other than a quote, such as \",\", \";\" or \"\\t\""
        },
        { "\"Validation\": 0.1", "\"Validation\": 1.5", "a.json(5,34): error FNN005: 'Validation' is 1.5, but must be at least 0 and at most 0.99" },
        {
            "\"Validation\": 0.1", "\"Validation\": 0.9",
            "a.json(5,18): error FNN101: The shares held back, 0.9 for validation and 0.2 for the test, leave nothing to train on; make them smaller."
        },
        {
            "\"Validation\": 0.1", "\"Validation\": 0.001",
            "a.json(5,34): warning FNN208: a share of 0.001 of 60 samples contains no sample; make it larger, or set it to 0"
        },
        { "\"Validation\": 0.1", "\"Valdation\": 0.1", "a.json(5,20): error FNN003: 'Split' has no 'Valdation'; did you mean 'Validation'?" },
        { "\"Test\": 0.2", "\"Test\": true", "a.json(5,47): error FNN004: 'Test' is true, but must be a number" },
        { "\"Test\": 0.2", "\"Test\": 0.2, \"Stratify\": 1", "a.json(5,64): error FNN004: 'Stratify' is 1, but must be true or false" },
        { "[ \"standardize\" ]", "\"standardize\"", "a.json(6,23): error FNN004: 'Transforms' is \"standardize\", but must be a list, in brackets" },
        { "[ \"standardize\" ]", "[ \"standardise\" ]", "a.json(6,25): error FNN007: unknown transform 'standardise'; did you mean 'standardize'?" },
        { "[ \"standardize\" ]", "[ null ]", "a.json(6,25): error FNN004: item 1 is null, but must be the name of a transform, or an object with a 'Type'" },
        {
            "[ \"standardize\" ]", "[ { \"Type\": \"standardize\", \"Columns\": [ \"x9\" ] } ]",
            "a.json(6,25): error FNN103: There is no column 'x9' to transform; the columns are x1, x2."
        },
        {
            "[ \"standardize\" ]", "[ { \"Type\": \"one-hot\", \"Columns\": [ \"x1\" ] } ]",
            "a.json(6,25): error FNN103: Column 'x1' holds numbers, which this transform is not for."
        },
        { "[ \"standardize\" ]", "[ { \"Type\": \"min-max\", \"Min\": 2 } ]", "a.json(6,53): error FNN005: 'Min' is 2, but must be below 'Max', 1" },
        {
            "[ \"standardize\" ]", "[ { \"Type\": \"scale\", \"Factor\": 500, \"Columns\": [ \"x1\" ] } ]",
            "a.json(6,23): warning FNN204: feature 'x1' varies by about 438, 'x2' by 0.462; add a transform that scales columns"
        },
        { "\"Units\": 4, ", "", "a.json(8,9): error FNN006: 'dense' needs 'Units', which is a whole number" },
        { "\"Units\": 4", "\"Units\": 0", "a.json(8,37): error FNN005: 'Units' is 0, but must be at least 1" },
        { "\"Units\": 4", "\"Units\": 2.5", "a.json(8,37): error FNN004: 'Units' is 2.5, but must be a whole number" },
        { "\"Units\": 4", "\"Unit\": 4", "a.json(8,28): error FNN003: 'dense' has no 'Unit'; did you mean 'Units'?" },
        { "\"tanh\"", "\"tahn\"", "a.json(8,54): error FNN007: unknown activation 'tahn'; did you mean 'tanh'?" },
        {
            "\"tanh\"", "\"dropout\"",
            "a.json(8,54): error FNN012: no plugin brings the activation 'dropout'; 'dropout' is the name of another kind of part (layer); there are {activation}"
        },
        { "\"tanh\"", "true", "a.json(8,54): error FNN004: 'Activation' is true, but must be the name of an activation, or an object with a 'Type'" },
        { "\"Activation\": \"tanh\"", "\"Name\": 3", "a.json(8,48): error FNN004: 'Name' is 3, but must be text" },
        {
            "\"Activation\": \"tanh\"", "\"Name\": \"dense2\"",
            "a.json(9,9): error FNN104: Layer 2 is named 'dense2', but layer 1 has that name already; give one of them another 'Name'."
        },
        {
            "\"Activation\": \"tanh\"", "\"Name\": \"a.b\"",
            "a.json(8,9): error FNN104: Layer 1 cannot be named 'a.b': a name is not empty and has no '.', which parts it from the names of its parameters."
        },
        {
            "\"Activation\": \"tanh\"", "\"Weights\": null",
            "a.json(8,51): error FNN004: 'Weights' is null, but must be the name of a part (initializer), or an object with a 'Type'"
        },
        {
            "{ \"Type\": \"dense\", \"Units\": 4, \"Activation\": \"tanh\" }", "{ \"Type\": \"dropout\", \"Rate\": 1 }",
            "a.json(8,38): error FNN005: 'Rate' is 1, but must be at least 0 and below 1"
        },
        {
            "{ \"Type\": \"dense\", \"Units\": 4, \"Activation\": \"tanh\" }", "\"activation\"",
            "a.json(8,9): error FNN006: 'activation' needs 'Activation', which is the name of a part (activation), or an object with a 'Type'"
        },
        {
            "\"Units\": 1, ", "\"Units\": 3, ",
            "a.json(9,9): error FNN105: layer 2 'dense2' has 3 outputs, but the loss 'binary-cross-entropy' needs 1 because the data has 2 classes (0, 1)"
        },
        {
            "\"sigmoid\"", "\"softmax\"",
            "a.json(9,54): error FNN111: the activation 'softmax' makes the outputs of a sample sum to 1, so the only output of 'dense2' would always be 1; give the layer one output for each class, or choose an activation that outputs a single probability\n" +
            "a.json(9,54): warning FNN201: the loss 'binary-cross-entropy' needs probabilities, but the last layer 'dense2' has the activation 'softmax'; give it an activation that outputs a single probability"
        },
        {
            "\"sigmoid\"", "\"relu\"",
            "a.json(9,54): warning FNN201: the loss 'binary-cross-entropy' needs probabilities, but the last layer 'dense2' has the activation 'relu'; give it an activation that outputs a single probability"
        },
        {
            "\"sigmoid\"", "null",
            "a.json(9,54): warning FNN201: the loss 'binary-cross-entropy' needs probabilities, but the last layer 'dense2' has no activation; give it an activation that outputs a single probability"
        },
        {
            "\"Activation\": \"sigmoid\" }", "\"Activation\": \"sigmoid\" }, { \"Type\": \"dropout\", \"Rate\": 0.1 }",
            "a.json(9,67): warning FNN201: the loss 'binary-cross-entropy' needs probabilities, but the last layer 'dropout1' has no activation; give it an activation that outputs a single probability\n" +
            "a.json(9,67): warning FNN205: layer 3 'dropout1' changes the outputs of the network at random while training; put it before the last layer that learns, or leave it out"
        },
        {
            "\"binary-cross-entropy\"", "\"cross-entropy\"",
            "a.json(9,9): error FNN105: layer 2 'dense2' has 1 output, but the loss 'cross-entropy' needs 2 because the data has 2 classes (0, 1)\n" +
            "a.json(9,54): warning FNN201: the loss 'cross-entropy' needs probabilities, but the last layer 'dense2' has the activation 'sigmoid'; give it an activation whose outputs are probabilities that sum to 1"
        },
        {
            "\"binary-cross-entropy\"", "{ \"Type\": \"binary-cross-entropy\", \"Epsilon\": 0 }",
            "a.json(10,58): error FNN005: 'Epsilon' is 0, but must be at least 1E-30 and at most 0.1"
        },
        {
            "\"binary-cross-entropy\"", "{ \"Type\": \"binary-cross-entropy\", \"Reduction\": \"avg\" }",
            "a.json(10,60): error FNN008: 'Reduction' is \"avg\", but must be one of Mean, Sum"
        },
        {
            "\"Loss\": \"binary-cross-entropy\",", "",
            "a.json(1,13): error FNN006: 'FnnKit' needs 'Loss', which is the name of a part (loss), or an object with a 'Type'"
        },
        { "\"binary-cross-entropy\"", "\"entropy\"", "a.json(10,13): error FNN012: no plugin brings the loss 'entropy'; did you mean 'cross-entropy'?" },
        { "\"LearningRate\": 0.01", "\"LearningRate\": 0", "a.json(11,52): error FNN005: 'LearningRate' is 0, but must be above 0" },
        {
            "\"LearningRate\": 0.01", "\"LearningRate\": \"quick\"",
            "a.json(11,52): error FNN012: no plugin brings the schedule 'quick'; there are {schedule}"
        },
        { "\"LearningRate\": 0.01", "\"LearningRate\": []", "a.json(11,52): error FNN004: 'LearningRate' is a list, but must be a number or a schedule" },
        { "\"LearningRate\": 0.01", "\"LearningRate\": { \"Type\": \"cosine\" }", "a.json(11,52): error FNN006: 'cosine' needs 'From', which is a number" },
        {
            "\"LearningRate\": 0.01", "\"LearningRate\": { \"Type\": \"cosine\", \"From\": 0.1, \"Steps\": 2 }",
            "a.json(11,52): warning FNN209: the schedule 'cosine' is 0 from about step 2 on, but the run takes 6 steps and learns nothing in the rest; make the schedule longer or the run shorter"
        },
        {
            "\"LearningRate\": 0.01", "\"LearningRate\": { \"Type\": \"step\", \"From\": 0.1, \"EverySteps\": 1000 }",
            "a.json(11,52): warning FNN209: the schedule 'step' stays at 0.1 in all 6 steps of the run and changes only later; make the schedule shorter or the run longer"
        },
        {
            "\"LearningRate\": 0.01", "\"LearningRate\": { \"Type\": \"step\", \"From\": 0.1 }",
            "a.json(11,52): error FNN005: The schedule 'step' needs either 'EverySteps' or 'EveryEpochs', which say after how long the number falls"
        },
        { "\"LearningRate\": 0.01", "\"Beta1\": 1", "a.json(11,45): error FNN005: 'Beta1' is 1, but must be at least 0 and below 1" },
        {
            "\"LearningRate\": 0.01", "\"Momentum\": 0.9",
            "a.json(11,36): error FNN003: 'adam' has no 'Momentum'; it has LearningRate, Beta1, Beta2, Epsilon, Type"
        },
        { "\"adam\"", "\"adm\"", "a.json(11,28): error FNN007: unknown optimizer 'adm'; did you mean 'adam'?" },
        { "\"Epochs\": 2", "\"Epochs\": 0", "a.json(12,29): error FNN005: 'Epochs' is 0, but must be at least 1" },
        { "\"Epochs\": 2", "\"Clipping\": { \"Norm\": -1 }", "a.json(12,41): error FNN005: 'Norm' is -1, but must be above 0" },
        {
            "\"Epochs\": 2", "\"Averaging\": { \"Kind\": \"ema\" }",
            "a.json(12,42): error FNN008: 'Kind' is \"ema\", but must be one of None, Exponential, Stochastic"
        },
        {
            "\"Epochs\": 2", "\"Averaging\": { \"Decay\": 0.9 }",
            "a.json(12,32): warning FNN211: weights are not averaged because 'Kind' is missing; set it to \"Exponential\" or \"Stochastic\", or leave 'Averaging' out"
        },
        {
            "\"Epochs\": 2", "\"Epochs\": 2, \"Averaging\": { \"Kind\": \"Stochastic\", \"StartEpoch\": 2 }",
            "a.json(12,83): warning FNN211: no weights are averaged: the first would be added 3 steps after 2 epochs of 3 steps, but the run takes only 6 steps; start earlier or train longer"
        },
        {
            "\"Epochs\": 2", "\"Epochs\": 2, \"Averaging\": { \"Kind\": \"Exponential\", \"Decay\": 0.9 }",
            "a.json(12,79): warning FNN211: the first weights still make up 0.59 of the average when the run ends, because weights are added 6 times with a 'Decay' of 0.9; set 'Decay' to 0.63 or less, add weights more often, or train longer"
        },
        {
            "\"Epochs\": 2", "\"Epochs\": 2, \"AccumulateBatches\": 4",
            "a.json(12,53): warning FNN212: 'AccumulateBatches' is 4, but an epoch has 3 batches and a step ends with its epoch; set it to at most 3, or make the batches smaller"
        },
        {
            "\"Epochs\": 2", "\"ClassWeights\": { \"cat\": 2 }",
            "a.json(12,35): error FNN114: 'Training:ClassWeights' names the class 'cat', which the data does not contain; its classes are 0, 1"
        },
        { "\"Epochs\": 2", "\"Epoch\": 2", "a.json(12,19): error FNN003: 'Training' has no 'Epoch'; did you mean 'Epochs'?" },
        {
            "\"BatchSize\": 16", "\"BatchSize\": 500",
            "a.json(12,45): warning FNN207: 'BatchSize' is 500, but the training part has 42 samples; leave 'BatchSize' out to take the whole part as one batch"
        },
        { "\"BatchSize\": 16", "\"Threads\": 1000", "a.json(12,43): error FNN005: 'Threads' is 1000, but must be at least 1 and at most 256" },
        { "\"shuffled\"", "\"shufled\"", "a.json(12,60): error FNN007: unknown sampler 'shufled'; did you mean 'shuffled'?" },
        {
            "\"shuffled\"", "{ \"Type\": \"replay\", \"Path\": \"nowhere.npy\" }",
            "a.json(12,60): error FNN108: There is no file '{folder}/nowhere.npy'. A relative path is taken from the folder of the configuration file that names it."
        },
        {
            "[ \"accuracy\" ]", "[]",
            "a.json(13,16): warning FNN206: there is no metric, and the loss does not show how many predictions are right; add a metric for classes to 'Metrics'"
        },
        {
            "[ \"accuracy\" ]", "[ \"mean-absolute-error\" ]",
            "a.json(13,18): error FNN107: the metric 'mean-absolute-error' is for numbers, but the target 'class' holds classes (0, 1); leave the metric out or choose another one"
        },
        { "[ \"accuracy\" ]", "[ \"acuracy\" ]", "a.json(13,18): error FNN007: unknown metric 'acuracy'; did you mean 'accuracy'?" },
        { "\"Patience\": 3", "\"Patience\": 0", "a.json(14,60): error FNN005: 'Patience' is 0, but must be at least 1" },
        {
            "\"Patience\": 3", "\"Metric\": \"validation_acuracy\"",
            "a.json(14,58): error FNN110: the callback 'early-stopping' watches 'validation_acuracy', which is not in the reports; did you mean 'validation_accuracy'?"
        },
        {
            "\"Patience\": 3", "\"Patience\": 3, \"Metric\": \"f1\"",
            "a.json(14,73): error FNN110: the callback 'early-stopping' watches 'f1', which is not in the reports; the reports have loss, accuracy, validation_loss, validation_accuracy"
        },
        { "\"Metrics\"", "\"Metric\"", "a.json(13,5): error FNN003: 'FnnKit' has no 'Metric'; did you mean 'Metrics'?" },
        { "{ \"FnnKit\"", "{ \"FnKit\"", "a.json(1,3): error FNN011: there is no section 'FnnKit', which holds everything; there is 'FnKit'" },
        {
            "{ \"FnnKit\"", "{ \"$schema\": \"x\", \"Logging\": {}, \"Other\"",
            "a.json(1,1): error FNN011: there is no section 'FnnKit', which holds everything"
        },
        { "\"Seed\": 1,", "\"Seed\": 1", "a.json(3,5): error FNN001: this is not JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'." },
        { "\"Seed\": 1", "\"Seed\": NaN", "a.json(2,13): error FNN001: this is not JSON: 'N' is an invalid start of a value." },
    };
}
