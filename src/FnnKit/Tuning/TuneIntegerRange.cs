using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The options of a range of integers.</summary>
internal sealed class TuneIntegerRange : TuneRange
{
    /// <summary>The distance of two values.</summary>
    [Range(1, int.MaxValue)]
    public int Step { get; set; } = 1;

    /// <summary>Whether equal ratios count as equal distances.</summary>
    public bool Logarithmic { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From is { } from && from != Math.Floor(from))
            yield return new ValidationResult(FormattableString.Invariant($"'From' is {from}, but must be a whole number"), [nameof(From)]);
        if (To is { } to && to != Math.Floor(to))
            yield return new ValidationResult(FormattableString.Invariant($"'To' is {to}, but must be a whole number"), [nameof(To)]);
        if (Logarithmic && From <= 0)
            yield return new ValidationResult(FormattableString.Invariant($"'From' is {From}, but a logarithmic range must begin above 0"), [nameof(From)]);
        foreach (var failure in base.Validate(validationContext))
            yield return failure;
        if (From < To && (To - From) % Step != 0)
            yield return new ValidationResult(FormattableString.Invariant($"'Step' is {Step}, but does not divide the range from {From} to {To}: {To} could never be tried"), [nameof(Step)]);
    }
}
