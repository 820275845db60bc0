using System.Text;

namespace FnnKit.Fuzz;

/// <summary>Changes a table of text in its cells, lines and delimiters.</summary>
internal static class TableMutator
{
    private static readonly string[] Cells = ["", "NA", "1e400", "-", "\"", "\"\"", "\"a\nb\"", "1,250", "1.250,5", "\u001b[2J", "\0", "\ufeff1", "nan", "=1+1", "'", ";", "\t", "9999999999999999999999"];

    public static byte[] Apply(byte[] good, Random random)
    {
        if (random.Next(3) == 0)
            return ByteMutator.Apply(good, random);
        string text = Encoding.UTF8.GetString(good);
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            string[] lines = text.Split('\n');
            int line = random.Next(lines.Length);
            string[] cells = lines[line].Split(',');
            switch (random.Next(5))
            {
                case 0: lines[line] = ""; break;
                case 1: lines[line] += "," + Cells[random.Next(Cells.Length)]; break;
                case 2: lines[line] = lines[line].Replace(',', ';'); break;
                case 3: lines[line] += "\n" + lines[random.Next(lines.Length)]; break;
                default:
                    cells[random.Next(cells.Length)] = Cells[random.Next(Cells.Length)];
                    lines[line] = string.Join(',', cells);
                    break;
            }

            text = string.Join('\n', lines);
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
