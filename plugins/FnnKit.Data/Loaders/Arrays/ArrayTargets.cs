using System.Globalization;
using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>Targets made of an array: its numbers, or the codes of the classes that its numbers name.</summary>
/// <param name="Columns">What they are.</param>
/// <param name="Values">One row a sample.</param>
internal sealed record ArrayTargets(IReadOnlyList<Column> Columns, NumericArray Values)
{
    /// <summary>Up to here a double holds every whole number.</summary>
    private const double LargestExact = 1L << 53;

    /// <param name="targets">The array.</param>
    /// <param name="samples">How many samples there are features of.</param>
    /// <param name="kind">What the targets are; null to go by the type of the elements.</param>
    /// <param name="schema">What the targets have to fit; null where the array says itself.</param>
    /// <exception cref="DataException">There are not as many as samples, or they are not what they have to be.</exception>
    public static ArrayTargets Create(NamedArray targets, int samples, TargetKind? kind, DataSchema? schema)
    {
        var array = targets.Array;
        if (array.Shape.Count is not (1 or 2) || array.Count == 0)
            throw new DataException($"{targets.Name} has the shape {ArrayFeatures.Format(array.Shape)}, but targets are (n,) or (n, k), one row a sample.");
        if (array.Shape[0] != samples)
            throw new DataException($"{targets.Name} has {array.Shape[0]} targets, but there are {samples} samples of features; each sample needs one.");
        kind = schema?.TargetKind ?? kind ?? (array.ElementType.IsFloatingPoint() ? TargetKind.Numbers : TargetKind.Classes);
        return kind == TargetKind.Numbers ? Numbers(targets, schema) : Classes(targets, schema);
    }

    private static ArrayTargets Numbers(NamedArray targets, DataSchema? schema)
    {
        int width = (int)(targets.Array.Count / targets.Array.Shape[0]);
        if (schema is not null && schema.Targets.Count != width)
            throw new DataException($"{targets.Name} has {width} numbers a sample, but the model was trained on {schema.Targets.Count}.");
        return new(schema?.Targets ?? ArrayFeatures.Columns("y", width), targets.Array);
    }

    private static ArrayTargets Classes(NamedArray targets, DataSchema? schema)
    {
        double[] numbers = ReadClasses(targets);
        string[] names = [.. schema?.Classes ?? numbers.Distinct().Order().Select(Name)];
        var codes = names.Select((name, code) => (name, code)).ToDictionary(pair => pair.name, pair => pair.code);
        int[] coded = new int[numbers.Length];
        var known = new Dictionary<double, int>();
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!known.TryGetValue(numbers[i], out coded[i]))
            {
                if (!codes.TryGetValue(Name(numbers[i]), out coded[i]))
                    throw new DataException($"{targets.Name}: sample {i + 1} is of class {Name(numbers[i])}, which the model does not know; its classes are {NameList.Format(names)}.");
                known.Add(numbers[i], coded[i]);
            }
        }

        return new(schema?.Targets ?? [new Column("y", names)], NumericArray.From<int>(coded, coded.Length));
    }

    private static double[] ReadClasses(NamedArray targets)
    {
        var array = targets.Array;
        if (array.Count != array.Shape[0])
            throw new DataException($"{targets.Name} has the shape {ArrayFeatures.Format(array.Shape)}, but classes are one number a sample; for rows of 0 and 1 save np.argmax(y, axis=1), or set 'TargetKind' to 'Numbers'.");
        double[] numbers = new double[array.Count];
        array.CopyTo(numbers);
        int wrong = Array.FindIndex(numbers, number => !(Math.Abs(number) <= LargestExact));
        if (wrong >= 0)
            throw new DataException($"{targets.Name}: sample {wrong + 1} has the class {Name(numbers[wrong])}; expected a finite number of at most 2^53.");
        return numbers;
    }

    private static string Name(double number) => (number + 0.0).ToString(CultureInfo.InvariantCulture);
}
