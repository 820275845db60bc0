namespace FnnKit;

/// <summary>Where a study stands, as its journal says.</summary>
internal sealed class StudyState(TuneSpace space)
{
    private readonly JournalText _text = new(space);
    private readonly List<TuneTrial> _trials = [];
    private readonly List<(int Number, int Generation, double[] Point)> _open = [];
    private int _read;

    /// <summary>The trials of complete generations.</summary>
    public IReadOnlyList<TuneTrial> Trials => _trials;

    /// <summary>The trials that are proposed and have no result in the journal.</summary>
    public IReadOnlyList<(int Number, int Generation, double[] Point)> Open => _open;

    /// <summary>The number of the last generation that was proposed; 0 before the first.</summary>
    public int Generation { get; private set; }

    /// <summary>The number of the last trial that counts because the time ran out; null if it has not.</summary>
    public int? LastInTime { get; private set; }

    /// <summary>Why the study has ended; null if it has not.</summary>
    public string? End { get; private set; }

    /// <summary>Follows the lines that were added to the journal.</summary>
    public void Follow(IReadOnlyList<SettingNode> lines)
    {
        for (; _read < lines.Count; _read++)
        {
            var line = lines[_read];
            if (line["propose"] is { } proposal)
            {
                Generation = (int)line.Required("generation").RequireWhole(1, int.MaxValue);
                _open.Add(((int)proposal.RequireWhole(1, int.MaxValue), Generation, _text.ReadPoint(line)));
            }
            else if (line["result"] is not null)
            {
                _trials.Add(JournalText.ReadResult(line, _open[0].Point));
                _open.RemoveAt(0);
            }
            else if (line["time"] is { } last)
            {
                LastInTime = (int)last.RequireWhole(0, int.MaxValue);
                _open.RemoveAll(trial => trial.Number > LastInTime);
            }
            else if (line["end"] is { } end)
            {
                End = end.RequireText();
            }
        }
    }
}
