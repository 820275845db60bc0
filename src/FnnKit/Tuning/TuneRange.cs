using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The options of a range in the section <c>Tune:Space</c>.</summary>
internal class TuneRange : IValidatableObject
{
    /// <summary>The smallest value.</summary>
    [Required]
    public double? From { get; set; }

    /// <summary>The largest value.</summary>
    [Required]
    public double? To { get; set; }

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From >= To)
            yield return new ValidationResult(FormattableString.Invariant($"'To' is {To}, but must be above 'From', which is {From}"), [nameof(To)]);
    }
}
