namespace FnnKit.Data;

/// <summary>Takes dates apart into numbers, such as the month and the day of the week, so that a network can learn what repeats each week or year.</summary>
/// <remarks>
/// It is for columns of dates, which a loader names (such as 'Dates' of csv); the new columns are called <c>column.part</c>. The calendar is the Gregorian one.
/// Source: Hinnant, chrono-compatible low-level date algorithms, 2013.
/// </remarks>
[Transform("date-parts")]
public sealed class DateParts : ColumnTransform
{
    /// <summary>The parts to make columns of.</summary>
    [Required]
    [MinLength(1, ErrorMessage = "'Parts' is empty; give at least one part of a date, such as 'Month'")]
    public IReadOnlyList<DatePart> Parts { get; set; } = [DatePart.Days, DatePart.Year, DatePart.Month, DatePart.Day, DatePart.DayOfWeek];

    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => column.IsDate;

    /// <inheritdoc/>
    protected override string Refusal(Column column) => "holds no dates; name it in 'Dates' of the loader, or take it out of 'Columns'";

    /// <inheritdoc/>
    protected override int WidthOf(Column column) => Parts.Count;

    /// <inheritdoc/>
    protected override Column Describe(Column column, int index) => new($"{column.Name}.{Parts[index]}") { Source = column.Source };

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y)
    {
        for (int i = 0; i < Parts.Count; i++)
            Elementwise.Map(new DatePartFormula(Parts[i]), x, y[i]);
    }

    /// <inheritdoc/>
    protected override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x)
        => GraphValue.Concatenate([.. Parts.Select(part => new DatePartFormula(part).Apply(x))]);
}
