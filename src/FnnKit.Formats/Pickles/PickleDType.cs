namespace FnnKit.Formats;

/// <summary>A NumPy dtype under construction: its name comes first, its byte order with its state.</summary>
internal sealed class PickleDType(string name)
{
    /// <summary>The byte order: &lt;, &gt;, | or =.</summary>
    public char Order { get; set; } = '|';

    /// <summary>The name as a .npy header has it.</summary>
    public string Descr => name is ['<' or '>' or '|' or '=', ..] ? name : Order + name;
}
