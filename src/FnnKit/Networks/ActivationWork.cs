using System.Numerics;

namespace FnnKit;

/// <summary>Runs the activation of one layer over a batch; an elementwise one in slices on several threads where there is enough to do.</summary>
internal sealed class ActivationWork<T>(BoundLayer<T> layer, LayerBuffers<T> buffers, int index, ThreadTeam team) : ParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements a slice has at least: below this, waking a thread costs more than it saves.</summary>
    private const int SmallestSlice = 1 << 15;

    private int _samples;
    private int _slices;
    private bool _goesBack;

    /// <summary>Makes the layer's outputs of what it wrote.</summary>
    public void Forward(int samples)
    {
        Matrix<T> linear = buffers.Linear(index, samples), y = buffers.Output(index, samples);
        if (!Shares(y.Values.Length, samples, goesBack: false))
            layer.Activate!(linear, y);
        else
            team.Run(this, _slices);
    }

    /// <summary>Turns the gradient of the layer's outputs into that of what it wrote.</summary>
    public void Backward(int samples)
    {
        Matrix<T> y = buffers.Output(index, samples), dy = buffers.GradientOfOutput(index, samples);
        if (!Shares(y.Values.Length, samples, goesBack: true))
            layer.ActivateBackward!(Input(samples), y, dy, dy);
        else
            team.Run(this, _slices);
    }

    protected override void Run(int part)
    {
        var y = Slice(buffers.Output(index, _samples), part);
        if (_goesBack)
        {
            var dy = Slice(buffers.GradientOfOutput(index, _samples), part);
            layer.ActivateBackward!(Slice(Input(_samples), part), y, dy, dy);
        }
        else
        {
            layer.Activate!(Slice(buffers.Linear(index, _samples), part), y);
        }
    }

    private Matrix<T> Input(int samples) => layer.OverwritesInput ? buffers.Output(index, samples) : buffers.Linear(index, samples);

    private bool Shares(int length, int samples, bool goesBack)
    {
        if (team.Count == 1 || !layer.IsElementwise || length < 2 * SmallestSlice)
            return false;
        (_samples, _goesBack, _slices) = (samples, goesBack, Math.Min(length / SmallestSlice, team.Count));
        return true;
    }

    private Matrix<T> Slice(Matrix<T> whole, int part)
    {
        int begin = (int)((long)whole.Values.Length * part / _slices), end = (int)((long)whole.Values.Length * (part + 1) / _slices);
        return new Matrix<T>(whole.Values[begin..end], 1, end - begin);
    }
}
