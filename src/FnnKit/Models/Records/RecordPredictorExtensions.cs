namespace FnnKit;

/// <summary>Lets models predict the records of an application.</summary>
public static class RecordPredictorExtensions
{
    /// <summary>Creates a predictor of records, whose properties are the columns of the model.</summary>
    /// <param name="model">The model.</param>
    /// <typeparam name="TRecord">The type of the records.</typeparam>
    /// <exception cref="ModelException">A column has no property, or one of a type that it cannot take; all of them are named.</exception>
    public static RecordPredictor<TRecord> For<TRecord>(this Model model)
        where TRecord : notnull
        => new(model);
}
