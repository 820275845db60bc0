using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The options of a range in which equal ratios count as equal distances.</summary>
internal sealed class TuneLogRange : TuneRange
{
    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => From <= 0 ? [new ValidationResult(FormattableString.Invariant($"'From' is {From}, but a logarithmic range must begin above 0"), [nameof(From)])] : base.Validate(validationContext);
}
