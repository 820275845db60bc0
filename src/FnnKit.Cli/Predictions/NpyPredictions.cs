using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary>
/// Predictions as a NumPy array: numbers, or the probabilities of all classes, <c>[n, k]</c> in the precision of the model, or in double precision where the
/// targets were transformed; the codes of the classes
/// <c>[n]</c>, or of the likeliest <c>[n, k]</c>, as integers.
/// </summary>
internal sealed class NpyPredictions(PredictionView view, Stream stream) : IPredictionWriter
{
    private readonly NpyRowWriter _writer = Open(view, stream);
    private readonly bool _isCodes = view is { IsClasses: true, AllProbabilities: false };

    public void Write(ReadOnlySpan<double> outputs)
    {
        int width = view.Model.OutputCount;
        for (; outputs.Length > 0; outputs = outputs[width..])
        {
            var row = outputs[..width];
            if (_isCodes)
                WriteCodes(view.Likeliest(row));
            else
                _writer.Write(view.IsClasses ? view.Numbers(row) : row);
        }
    }

    public void Finish() => _writer.Finish();

    public void Dispose()
    {
    }

    private static NpyRowWriter Open(PredictionView view, Stream stream)
    {
        var number = view.Model.Precision == Precision.Float32 && view.Model.Pipeline.Targets.IsEmpty ? ElementType.Float32 : ElementType.Float64;
        return !view.IsClasses ? new(stream, number, [view.Model.OutputCount])
            : view.AllProbabilities ? new(stream, number, [view.Model.Classes.Count])
            : new(stream, ElementType.Int64, view.Top is { } top ? [top] : []);
    }

    private void WriteCodes(ReadOnlySpan<int> codes)
    {
        Span<double> row = stackalloc double[1];
        foreach (int code in codes)
        {
            row[0] = code;
            _writer.Write(row);
        }
    }
}
