namespace FnnKit;

/// <summary>Numbers that a layer keeps from step to step and that are not trained.</summary>
/// <param name="Name">Their name within the layer, such as <c>running_mean</c>.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="Initial">What each of them is before training.</param>
public sealed record StatePlan(string Name, Shape Shape, double Initial = 0)
{
    /// <summary>What fills them before training instead of <see cref="Initial"/>; it may look at data (<see cref="IDataInitializer"/>).</summary>
    public IInitializer? Initializer { get; init; }

    /// <summary>
    /// The share that each training batch has in them, where they follow batches: <c>new = (1 - share) · old + share · value of the batch</c>. With it the host can
    /// compute them again for averaged weights (<c>Training:Averaging</c>). Null where they follow no batches; averaged weights then use those of the last step.
    /// </summary>
    public double? BatchShare { get; init; }
}
