using System.Text;
using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// The journal of a study, <c>journal.jsonl</c>: what the study is, the trials of each generation, and what came of them. It grows by whole generations, so that
/// its bytes do not depend on who trained what, or how often somebody was killed.
/// </summary>
/// <remarks>Whoever reads or writes it holds the lock of the study.</remarks>
internal sealed class StudyJournal(string path)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "journal.jsonl";

    private readonly List<SettingNode> _lines = [];
    private string _sum = "";
    private long _length;

    /// <summary>The lines read so far.</summary>
    public IReadOnlyList<SettingNode> Lines => _lines;

    /// <summary>Reads what has been added since the last time. A last line that was cut off by a kill is taken out.</summary>
    /// <exception cref="StudyException">A line is damaged.</exception>
    public void Read()
    {
        if (!File.Exists(path))
            return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (file.Length < _length)
            throw Damaged(1, "it has become shorter");
        if (file.Length == _length)
            return;
        byte[] added = new byte[file.Length - _length];
        file.Seek(_length, SeekOrigin.Begin);
        file.ReadExactly(added);
        int start = 0;
        while (start < added.Length)
        {
            int end = Array.IndexOf(added, (byte)'\n', start);
            var read = end < 0 ? null : JournalLine.Read(Encoding.UTF8.GetString(added, start, end - start), _sum, path);
            if (read is not { } line)
            {
                if (end >= 0 && end < added.Length - 1)
                    throw Damaged(_lines.Count + 1, "its checksum does not fit");
                file.SetLength(_length);
                file.Flush(flushToDisk: true);
                return;
            }

            _lines.Add(line.Content);
            _sum = line.Sum;
            _length += end + 1 - start;
            start = end + 1;
        }
    }

    /// <summary>Adds lines, and has them on the disk when it returns.</summary>
    public void Append(IEnumerable<JsonObject> lines)
    {
        var text = new StringBuilder();
        string sum = _sum;
        foreach (var line in lines)
        {
            string written = JournalLine.Write(line, sum);
            sum = JournalLine.Read(written, sum, path)!.Value.Sum;
            text.Append(written).Append('\n');
        }

        bool isNew = !File.Exists(path);
        using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Seek(_length, SeekOrigin.Begin);
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
        }

        if (isNew)
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        Read();
    }

    private StudyException Damaged(int line, string why)
        => new($"The journal of the study is damaged: {path}, line {line}: {why}. Restore the file from a copy, or start a new study in another folder; the trials in this one stay ordinary runs.");
}
