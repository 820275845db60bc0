namespace FnnKit.Data;

/// <summary>A column of numbers.</summary>
internal sealed class CsvNumberColumn(string name, int index) : CsvColumn(name, index)
{
    public override double Read(CsvFile file)
    {
        var value = file.Value(Index);
        if (TryRead(file, Name, value, out double number))
            return number;
        string text = file.Text(Index);
        string cure = CsvText.HasDecimalComma(value) ? "set 'DecimalComma' to true if its comma stands before decimals"
            : CsvText.UsualMissing.Contains(text, StringComparer.OrdinalIgnoreCase) ? Missing(text)
            : "correct it, or name the column in 'Categories' if it holds categories";
        throw file.Error(Name, $"'{text}' is not a number, but the column holds numbers; {cure}");
    }
}
