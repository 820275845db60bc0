namespace FnnKit.Data;

/// <summary>A part of a date that is given as days since 1970-01-01. It needs the digits of double precision, in which transforms are computed.</summary>
internal readonly struct DatePartFormula(DatePart part) : IUnaryFormula
{
    private readonly DatePart _part = part;

    public L Apply<L>(L days)
        where L : struct, ILane<L>
    {
        L day = Floor(days);
        return _part switch
        {
            DatePart.Days => days,
            // 1970-01-01 was a Thursday. The small number keeps whole hours from being a rounding too early.
            DatePart.DayOfWeek => day + 3.0 - (7.0 * Floor((day + 3.0) / 7.0)) + 1.0,
            DatePart.Hour => Floor(((days - day) * 24.0) + 1e-6),
            _ => Calendar(day),
        };
    }

    private L Calendar<L>(L day)
        where L : struct, ILane<L>
    {
        // Years begin in March, in eras of 400 years, so that the leap day comes last.
        L shifted = day + 719468.0, era = Floor(shifted / 146097.0), dayOfEra = shifted - (era * 146097.0);
        L yearOfEra = Floor((dayOfEra - Floor(dayOfEra / 1460.0) + Floor(dayOfEra / 36524.0) - Floor(dayOfEra / 146096.0)) / 365.0);
        L dayOfYear = dayOfEra - ((365.0 * yearOfEra) + Floor(yearOfEra / 4.0) - Floor(yearOfEra / 100.0));
        L month = Floor(((5.0 * dayOfYear) + 2.0) / 153.0);
        L calendarMonth = month + L.Select(month < 10.0, 3.0, -9.0);
        L year = yearOfEra + (400.0 * era) + L.Select(calendarMonth <= 2.0, 1.0, 0.0);
        return _part switch
        {
            DatePart.Year => year,
            DatePart.Month => calendarMonth,
            DatePart.Day => dayOfYear - Floor(((153.0 * month) + 2.0) / 5.0) + 1.0,
            _ => day - FirstOf(year) + 1.0,
        };
    }

    /// <summary>The first day of a year, in days since 1970-01-01.</summary>
    private static L FirstOf<L>(L year)
        where L : struct, ILane<L>
    {
        L before = year - 1.0;
        return (365.0 * before) + Floor(before / 4.0) - Floor(before / 100.0) + Floor(before / 400.0) - 719162.0;
    }

    /// <summary>The largest whole number that is not above a number: adding and taking away 1.5 · 2^52 rounds to the nearest.</summary>
    private static L Floor<L>(L x)
        where L : struct, ILane<L>
    {
        const double rounding = 6755399441055744;
        L nearest = x + rounding - rounding;
        return nearest - L.Select(nearest > x, 1.0, 0.0);
    }
}
