namespace FnnKit.Cli;

/// <summary>Predictions as a table in the format of a data loader.</summary>
internal sealed class TablePredictions : IPredictionWriter
{
    private readonly PredictionView _view;
    private readonly ITableWriter _writer;
    private readonly object?[] _row;

    public TablePredictions(PredictionView view, ITableFormat format, Stream stream)
    {
        _view = view;
        ColumnDeclaration[] columns = [.. (view.Kept?.Names ?? []).Select(Text), .. Columns(view)];
        _row = new object?[columns.Length];
        _writer = format.CreateWriter(stream, columns);
    }

    public void Write(ReadOnlySpan<double> outputs)
    {
        int width = _view.Model.OutputCount;
        for (int sample = 0; outputs.Length > 0; outputs = outputs[width..], sample++)
        {
            int next = 0;
            foreach (string text in _view.Kept?.Row(sample) ?? [])
                _row[next++] = text;
            Fill(outputs[..width], next);
            _writer.Add(_row);
        }
    }

    public void Finish() => _writer.Finish();

    public void Dispose() => _writer.Dispose();

    private static ColumnDeclaration Text(string name) => new(name, TableColumnKind.Categories);

    private static ColumnDeclaration Number(string name) => new(name, TableColumnKind.Numbers);

    private static IEnumerable<ColumnDeclaration> Columns(PredictionView view)
    {
        var model = view.Model;
        string target = model.Schema.Targets[0].Name;
        if (!view.IsClasses)
            return model.Schema.Targets.Select(column => Number(column.Name));
        return view.AllProbabilities ? [Text(target), .. model.Classes.Select(name => Number($"probability_{name}"))]
            : view.Top is { } top ? Enumerable.Range(1, top).SelectMany(place => new[] { Text($"{target}_{place}"), Number($"{view.NumberName}_{place}") })
            : [Text(target), Number(view.NumberName)];
    }

    private void Fill(ReadOnlySpan<double> outputs, int next)
    {
        if (!_view.IsClasses)
        {
            foreach (double output in outputs)
                _row[next++] = output;
        }
        else if (_view.AllProbabilities)
        {
            _row[next++] = _view.Model.Classes[_view.Model.ClassOf(outputs)];
            foreach (double number in _view.Numbers(outputs))
                _row[next++] = number;
        }
        else
        {
            var likeliest = _view.Likeliest(outputs);
            var numbers = _view.Numbers(outputs);
            foreach (int code in likeliest)
            {
                _row[next++] = _view.Model.Classes[code];
                _row[next++] = numbers[code];
            }
        }
    }
}
