using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Stops the training when the loss was small enough in several reports in a row.</summary>
[Callback("good-enough")]
public sealed class GoodEnough : ICallback
{
    /// <summary>The loss that is small enough.</summary>
    [Range(0.0, double.MaxValue)]
    public double Loss { get; set; } = 0.01;

    /// <summary>The number of reports in a row.</summary>
    [Range(1, int.MaxValue)]
    public int Reports { get; set; } = 3;

    public ICallbackRun Start() => new Run(this);

    private sealed class Run(GoodEnough options) : ICallbackRun
    {
        private int _inARow;

        public void After(EpochReport report, ICallbackHost host)
        {
            _inARow = report.Values.TryGetValue("loss", out double loss) && loss <= options.Loss ? _inARow + 1 : 0;
            if (_inARow >= options.Reports)
                host.Stop($"the loss was at most {options.Loss} in {_inARow} reports in a row");
        }

        public double[] Save() => [_inARow];

        public void Restore(ReadOnlySpan<double> saved) => _inARow = (int)saved[0];
    }
}
