namespace FnnKit.Data;

/// <summary>A column of numbers.</summary>
internal sealed class CsvNumberColumn(string name, int index) : CsvColumn(name, index)
{
    public override double Read(CsvFile file) => TryRead(file, Name, file.Value(Index), out double number)
        ? number
        : throw file.Error(Name, $"'{file.Text(Index)}' is not a number, but the column holds numbers; "
            + "correct it, or name the column in 'Categories' if it holds categories");
}
