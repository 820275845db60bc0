using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Predictions as CSV: the class and its probability, the probabilities of all classes or the likeliest of them, or the numbers.</summary>
internal sealed class CsvPredictions : IPredictionWriter
{
    private readonly PredictionView _view;
    private readonly StreamWriter _writer;
    private readonly string[] _classes;

    public CsvPredictions(PredictionView view, Stream stream)
    {
        _view = view;
        _writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        _classes = [.. view.Model.Classes.Select(Quote)];
        _writer.WriteLine(string.Join(',', (_view.Kept?.Names ?? []).Concat(Header()).Select(Quote)));
    }

    public void Write(ReadOnlySpan<double> outputs)
    {
        int width = _view.Model.OutputCount;
        for (int sample = 0; outputs.Length > 0; outputs = outputs[width..], sample++)
        {
            foreach (string text in _view.Kept?.Row(sample) ?? [])
            {
                _writer.Write(Quote(text));
                _writer.Write(',');
            }

            WriteRow(outputs[..width]);
        }
    }

    public void Finish() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    private IEnumerable<string> Header() => Predicted().Concat(_view.Intervals is null ? [] : _view.IsClasses ? [PredictionIntervals.SetName]
        : _view.Model.Schema.Targets.SelectMany(column => new[] { $"{column.Name}_low", $"{column.Name}_high" }));

    private IEnumerable<string> Predicted()
    {
        var model = _view.Model;
        string target = model.Schema.Targets[0].Name;
        if (!_view.IsClasses)
            return model.Schema.Targets.Select(column => column.Name);
        return _view.AllProbabilities ? [target, .. model.Classes.Select(name => $"probability_{name}")]
            : _view.Top is { } top ? Enumerable.Range(1, top).SelectMany(place => new[] { $"{target}_{place}", $"{_view.NumberName}_{place}" })
            : [target, _view.NumberName];
    }

    private void WriteRow(ReadOnlySpan<double> outputs)
    {
        if (!_view.IsClasses)
        {
            WriteNumbers(outputs);
        }
        else if (_view.AllProbabilities)
        {
            _writer.Write(_classes[_view.Model.ClassOf(outputs)]);
            _writer.Write(',');
            WriteNumbers(_view.Numbers(outputs));
        }
        else
        {
            WriteLikeliest(outputs);
        }

        WriteIntervals(outputs);
        _writer.WriteLine();
    }

    private void WriteIntervals(ReadOnlySpan<double> outputs)
    {
        if (_view.Intervals is not { } intervals)
            return;
        if (_view.IsClasses)
        {
            _writer.Write(',');
            _writer.Write(Quote(string.Join('|', intervals.ClassesOf(_view.Numbers(outputs)))));
            return;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            var (low, high) = intervals.Around(outputs, i);
            _writer.Write(',');
            WriteNumber(low);
            _writer.Write(',');
            WriteNumber(high);
        }
    }

    private void WriteLikeliest(ReadOnlySpan<double> outputs)
    {
        var likeliest = _view.Likeliest(outputs);
        var numbers = _view.Numbers(outputs);
        for (int i = 0; i < likeliest.Length; i++)
        {
            _writer.Write(i == 0 ? "" : ",");
            _writer.Write(_classes[likeliest[i]]);
            _writer.Write(',');
            WriteNumber(numbers[likeliest[i]]);
        }
    }

    private void WriteNumbers(ReadOnlySpan<double> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (i > 0)
                _writer.Write(',');
            WriteNumber(numbers[i]);
        }
    }

    /// <summary>As many digits as give the same number when they are read.</summary>
    private void WriteNumber(double value)
    {
        Span<char> text = stackalloc char[32];
        int length;
        if (_view.IsSingle(value))
            ((float)value).TryFormat(text, out length, provider: CultureInfo.InvariantCulture);
        else
            value.TryFormat(text, out length, provider: CultureInfo.InvariantCulture);
        _writer.Write(text[..length]);
    }

    private static string Quote(string text)
        => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
