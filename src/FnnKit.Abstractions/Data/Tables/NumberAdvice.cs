namespace FnnKit;

/// <summary>Says which options read numbers that are written in another format than the options say.</summary>
internal static class NumberAdvice
{
    /// <summary>Describes how to set the options to a format; null if they are set to it.</summary>
    /// <param name="source">The table, with its options.</param>
    /// <param name="format">How the numbers are written.</param>
    /// <param name="isAmbiguous">Whether a comma may separate thousands as well as stand before decimals.</param>
    public static string? Create(TableSource source, NumberFormat format, bool isAmbiguous)
    {
        var advice = source.Advice;
        if (isAmbiguous && !source.Options.DecimalComma && source.Options.Thousands is null && advice is { Thousands: { } separate, DecimalComma: { } comma })
            return $"{separate(",")} if the comma separates thousands, or {comma} if it stands before decimals";
        var cures = new List<string>();
        if (format.DecimalComma != source.Options.DecimalComma)
            cures.Add(format.DecimalComma && advice.DecimalComma is { } decimals ? $"{decimals} if its comma stands before decimals"
                : !format.DecimalComma && advice.DecimalPoint is { } point ? $"{point} if all numbers are written with a point" : "write all numbers in one way");
        if (format.Thousands is { } thousands && thousands != source.Numbers.Thousands)
            cures.Add(advice.Thousands?.Invoke(thousands) ?? "write numbers without a separator of thousands");
        cures.AddRange(format.Symbols.Except(source.Numbers.Symbols).Select(symbol => advice.Symbols?.Invoke(symbol) ?? $"write numbers without '{symbol}'"));
        return cures.Count == 0 ? null : string.Join(" and ", cures);
    }

    /// <summary>Describes how to read a single text; null if no options would make it a number.</summary>
    public static string? Create(TableSource source, ReadOnlySpan<byte> utf8)
    {
        var survey = new NumberSurvey();
        survey.Add(utf8);
        var format = NumberSurvey.Choose([survey], commaSeparatesValues: false, out bool isAmbiguous);
        return survey.HoldsNumbers(format) ? Create(source, format, isAmbiguous) : null;
    }
}
