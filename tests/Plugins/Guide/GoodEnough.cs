using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Ends the training when the loss has been small enough for some reports.</summary>
[Callback("good-enough")]
public sealed class GoodEnough : ICallback
{
    /// <summary>The loss that is small enough.</summary>
    [Range(0.0, double.MaxValue)]
    public double Loss { get; set; } = 0.01;

    /// <summary>For how many reports in a row.</summary>
    [Range(1, int.MaxValue)]
    public int Reports { get; set; } = 3;

    public int StateSize => 1;

    public CallbackResult OnEpoch(EpochReport report, Memory<double> state)
    {
        ref double inARow = ref state.Span[0];
        inARow = report.Values.TryGetValue("loss", out double loss) && loss <= Loss ? inARow + 1 : 0;
        return inARow >= Reports ? CallbackResult.Stop : CallbackResult.Continue;
    }
}
