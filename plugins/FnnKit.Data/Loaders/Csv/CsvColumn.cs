using System.Text;

namespace FnnKit.Data;

/// <summary>Turns the values of one column of a file into numbers.</summary>
/// <param name="name">The column's name.</param>
/// <param name="index">Its place in a row.</param>
internal abstract class CsvColumn(string name, int index)
{
    public string Name => name;

    public int Index => index;

    /// <summary>The number for the value in the current row.</summary>
    /// <exception cref="DataException">The value is missing, or not what the column holds.</exception>
    public abstract double Read(CsvFile file);

    /// <summary>What the column turned out to hold, once every row has been read.</summary>
    public virtual Column Finish() => new(Name);

    /// <summary>Where the codes of categories were not known while reading: what is to stand in place of what was read, by that number.</summary>
    public virtual IReadOnlyDictionary<double, double>? Codes => null;

    /// <summary>Whether a value is a finite number.</summary>
    /// <exception cref="DataException">The value is missing, or a number that is not finite.</exception>
    public static bool TryRead(CsvFile file, string name, ReadOnlySpan<byte> value, out double number)
    {
        if (value.IsEmpty)
            throw file.Error(name, $"the value is missing; fill it in or remove the line, or {Missing("")}");
        bool isNumber = file.Meaning.TryParse(value, out number);
        if (isNumber ? !double.IsFinite(number) : IsInfinity(value))
        {
            string text = Encoding.UTF8.GetString(value);
            string cure = double.IsNaN(number) ? ", or " + Missing(text) : "";
            throw file.Error(name, $"'{text}' is not a finite number; fill in a number or remove the line{cure}");
        }

        return isNumber;
    }

    /// <summary>The cure where a text stands for a missing value.</summary>
    public static string Missing(string text)
        => $"say that \"{text}\" stands for a missing value, with \"Missing\": [ \"{text}\" ], and add the transform 'impute'";

    /// <summary>Whether the words are the ones that C and Python write for infinity, which .NET does not read.</summary>
    private static bool IsInfinity(ReadOnlySpan<byte> value)
    {
        value = value[0] is (byte)'+' or (byte)'-' ? value[1..] : value;
        return Ascii.EqualsIgnoreCase(value, "inf"u8) || Ascii.EqualsIgnoreCase(value, "infinity"u8);
    }
}
