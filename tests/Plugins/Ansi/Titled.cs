using System.ComponentModel;
using FnnKit;

namespace Ansi;

[Schedule("titled\u001b]0;title\u0007")]
[Description("clears \u001b[2J the screen")]
public sealed class Titled : ISchedule
{
    public Titled() => throw new InvalidOperationException("it failed \u001b]0;title\u0007\u009b2J");

    public double At(in Progress progress) => 0;
}
