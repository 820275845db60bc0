using System.Text;

namespace FnnKit;

/// <summary>Lines and columns of a text that is read from front to back, so that a file on a single line is counted once.</summary>
/// <param name="source">What messages call the text.</param>
/// <param name="folder">The folder that relative paths are taken from.</param>
internal sealed class JsonPlaces(string source, string? folder)
{
    private int _index;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The place of a byte, which must not lie before the one asked for last.</summary>
    public SettingOrigin At(ReadOnlySpan<byte> utf8, long index)
    {
        var passed = utf8[_index..(int)index];
        int last = passed.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(last + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _index = (int)index;
        return new SettingOrigin(source, _line, _column, folder);
    }
}
