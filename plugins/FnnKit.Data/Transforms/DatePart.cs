namespace FnnKit.Data;

/// <summary>A part of a date.</summary>
public enum DatePart
{
    /// <summary>The days since 1970-01-01, with the time of the day as a fraction.</summary>
    Days,

    /// <summary>The year.</summary>
    Year,

    /// <summary>The month, from 1 to 12.</summary>
    Month,

    /// <summary>The day of the month, from 1 to 31.</summary>
    Day,

    /// <summary>The day of the week, from 1 for Monday to 7 for Sunday.</summary>
    DayOfWeek,

    /// <summary>The day of the year, from 1 to 366.</summary>
    DayOfYear,

    /// <summary>The hour, from 0 to 23.</summary>
    Hour,
}
