namespace FnnKit;

/// <summary>
/// Predicts records of an application, each column of the model being a property of the record. Any number of threads may use it at once. A host that added a
/// model (<c>AddFnnKitModel</c>) gives it to whoever asks for a <c>RecordPredictor</c> of a type.
/// </summary>
/// <remarks>
/// A property is a column's if it has its name, without regard to case, spaces, '_' and '-' (<c>SepalLength</c> for <c>sepal_length</c>), or says so by
/// <see cref="System.ComponentModel.DataAnnotations.Schema.ColumnAttribute"/>. Columns of numbers take any number, or bool as 0 and 1; columns of categories
/// take text, an enumeration by its names, or a number where the categories are numbers. Properties that no column asks for are left alone. A property without a value
/// (null, or NaN) is a missing value, where the model has a transform that fills it in.
/// </remarks>
/// <typeparam name="TRecord">The type of the records.</typeparam>
public class RecordPredictor<TRecord>
    where TRecord : notnull
{
    private readonly Func<TRecord, double>[] _columns;

    /// <summary>Finds a property for every column of a model.</summary>
    /// <exception cref="ModelException">A column has no property, or one of a type that it cannot take; all of them are named.</exception>
    public RecordPredictor(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _columns = RecordColumns.Create<TRecord>(model.Pipeline);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>Predicts a record.</summary>
    /// <returns>The outputs of the model.</returns>
    /// <exception cref="DataException">A property of a number holds nothing or no finite number, or the model refuses an unknown category.</exception>
    public double[] Predict(TRecord record)
    {
        double[] outputs = new double[Model.OutputCount];
        Predict([record], outputs);
        return outputs;
    }

    /// <summary>Predicts records, and allocates nothing where one of them has fewer than 128 columns and comes alone.</summary>
    /// <param name="records">The records.</param>
    /// <param name="outputs">Receives one row of outputs after the other.</param>
    /// <exception cref="ArgumentException">There is no room for the outputs.</exception>
    /// <exception cref="DataException">A property of a number holds nothing or no finite number, or the model refuses an unknown category.</exception>
    public void Predict(ReadOnlySpan<TRecord> records, Span<double> outputs)
    {
        const int onStack = 128;
        int length = checked(records.Length * _columns.Length);
        var features = length <= onStack ? stackalloc double[onStack] : new double[length];
        for (int i = 0, at = 0; i < records.Length; i++)
        {
            foreach (var column in _columns)
                features[at++] = column(records[i]);
        }

        Model.Predict(features[..length], outputs);
    }

    /// <summary>The class of a record.</summary>
    /// <exception cref="InvalidOperationException">The model predicts numbers.</exception>
    /// <exception cref="DataException">A property of a number holds nothing or no finite number, or the model refuses an unknown category.</exception>
    public string Classify(TRecord record) => Model.Classes.Count > 0
        ? Model.Classes[Model.ClassOf(Predict(record))]
        : throw new InvalidOperationException("The model predicts numbers and has no classes; use Predict.");
}
