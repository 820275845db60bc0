namespace FnnKit.Serving;

/// <summary>
/// The tensors of a model. A model of numbers alone takes one tensor <c>features</c>, a row for each sample; any other takes a tensor for each column by its
/// name, categories and dates as BYTES. A model of numbers takes tensors by column as well.
/// </summary>
internal static class TensorPlan
{
    /// <summary>The name of the tensor that holds all columns.</summary>
    public const string Features = "features";

    /// <summary>Whether the model takes all columns in one tensor.</summary>
    public static bool IsOneTensor(DataSchema schema) => schema.Features.All(column => !column.IsCategory && !column.IsDate);

    /// <summary>The inputs, with -1 for any number of samples.</summary>
    public static IEnumerable<(string Name, TensorType Type, long[] Shape)> Inputs(DataSchema schema)
        => IsOneTensor(schema) ? [(Features, TensorType.FP64, [-1, schema.Features.Count])]
        : schema.Features.Select(column => (column.Name, column.IsCategory || column.IsDate ? TensorType.BYTES : TensorType.FP64, new long[] { -1 }));

    /// <summary>The outputs, with -1 for any number of samples.</summary>
    public static IEnumerable<(string Name, TensorType Type, long[] Shape)> Outputs(Model model)
    {
        var type = model.HasSinglePredictions ? TensorType.FP32 : TensorType.FP64;
        return model.Classes.Count == 0 ? [("values", type, [-1, model.OutputCount])]
            : [("class", TensorType.BYTES, [-1]), (model.GivesProbabilities ? "probabilities" : "scores", type, [-1, model.Classes.Count])];
    }

    /// <summary>The rows that the tensors of a request are.</summary>
    /// <exception cref="RequestException">A tensor is missing, is not one of the model, or does not fit its column.</exception>
    public static SampleRows ToRows(ColumnCodes columns, IReadOnlyList<InputTensor> inputs, int mostRows)
    {
        var schema = columns.Schema;
        int width = schema.Features.Count;
        bool isOne = inputs.Count == 1 && inputs[0].Name == Features && columns.Find(Features) < 0 && IsOneTensor(schema);
        int rows = Rows(inputs, mostRows);
        var odd = new List<OddValue>();
        if (isOne)
            return new SampleRows(OneTensor(columns, inputs[0], rows, odd), rows, odd);
        double[] features = new double[rows * width];
        bool[] found = new bool[width];
        foreach (var input in inputs)
        {
            int column = columns.Find(input.Name);
            if (column < 0)
                throw RequestException.Bad($"There is no input '{input.Name}'{NearestName.Suggest(input.Name, schema.Features.Select(one => one.Name))}; the inputs are {NameList.Format(Inputs(schema).Select(one => one.Name))}.");
            found[column] = true;
            Fill(columns, column, input, features, odd);
        }

        string[] absent = [.. Enumerable.Range(0, width).Where(column => !found[column]).Select(column => schema.Features[column].Name)];
        if (absent.Length > 0)
            throw RequestException.Bad($"Inputs are missing: {NameList.Format(IsOneTensor(schema) && absent.Length == width ? [Features] : absent)}.");
        odd.Sort((first, second) => first.Row != second.Row ? first.Row.CompareTo(second.Row) : first.Column.CompareTo(second.Column));
        return new SampleRows(features, rows, odd);
    }

    private static int Rows(IReadOnlyList<InputTensor> inputs, int mostRows)
    {
        long rows = inputs[0].Shape[0];
        if (inputs.FirstOrDefault(input => input.Shape[0] != rows) is { } other)
            throw RequestException.Bad($"Input '{inputs[0].Name}' has {rows} samples, but '{other.Name}' has {other.Shape[0]}; the first size of each shape is the number of samples.");
        return rows <= mostRows ? (int)rows : throw RequestException.TooLarge($"There are {rows} rows, but a request may have {mostRows}; send several requests.");
    }

    private static double[] OneTensor(ColumnCodes columns, InputTensor input, int rows, List<OddValue> odd)
    {
        var schema = columns.Schema;
        int width = schema.Features.Count;
        if (input.Type == TensorType.BYTES)
            throw RequestException.Bad($"Input '{Features}' is BYTES, but the model takes numbers; send FP64, FP32 or whole numbers.");
        bool isFlat = input.Shape.Count == 2 && input.Shape[1] == width;
        bool hasShape = input.Shape.Skip(1).SequenceEqual(schema.FeatureShape.Dimensions.Select(size => (long)size));
        if (!isFlat && !hasShape)
            throw RequestException.Bad($"Input '{Features}' has the shape [{string.Join(", ", input.Shape)}], but must have [samples, {width}]{(schema.FeatureShape.Dimensions.Length > 1 ? $" or [samples, {string.Join(", ", schema.FeatureShape.Dimensions)}]" : "")}.");
        for (int i = 0; i < rows * width; i++)
        {
            if (double.IsFinite(input.Numbers[i]))
                continue;
            string where = $"Sample {(i / width) + 1}: ";
            _ = double.IsNaN(input.Numbers[i]) ? columns.Missing(i % width, where) : columns.Number(i % width, input.Numbers[i], where);
            odd.Add(new(i / width, i % width, null));
        }

        return input.Numbers;
    }

    private static void Fill(ColumnCodes columns, int column, InputTensor input, double[] features, List<OddValue> odd)
    {
        var about = columns.Schema.Features[column];
        int width = columns.Schema.Features.Count, rows = (int)input.Shape[0];
        if (input.Shape.Count > 2 || (input.Shape.Count == 2 && input.Shape[1] != 1))
            throw RequestException.Bad($"Input '{input.Name}' has the shape [{string.Join(", ", input.Shape)}], but must have [samples] or [samples, 1].");
        if (input.Type == TensorType.BYTES && !about.IsCategory && !about.IsDate)
            throw RequestException.Bad($"Input '{input.Name}' is BYTES, but the column holds numbers; send FP64, FP32 or whole numbers.");
        for (int row = 0; row < rows; row++)
        {
            string where = rows == 1 ? "" : $"Sample {row + 1}: ";
            string? text = input.Type == TensorType.BYTES ? input.Texts[row] : about.IsCategory ? input.Numbers[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture) : null;
            bool isUnknown = false;
            double value = text is not null ? columns.Code(column, text, where, out isUnknown)
                : double.IsNaN(input.Numbers[row]) ? columns.Missing(column, where) : columns.Number(column, input.Numbers[row], where);
            features[(row * width) + column] = value;
            if (isUnknown || double.IsNaN(value))
                odd.Add(new(row, column, isUnknown ? text : null));
        }
    }
}
