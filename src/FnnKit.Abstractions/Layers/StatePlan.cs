namespace FnnKit;

/// <summary>Numbers that a layer keeps from step to step and that are not trained.</summary>
/// <param name="Name">Their name within the layer, such as <c>running_mean</c>.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="Initial">What each of them is before training.</param>
public sealed record StatePlan(string Name, Shape Shape, double Initial = 0)
{
    /// <summary>What fills them before training instead of <see cref="Initial"/>; it may look at data (<see cref="IDataInitializer"/>).</summary>
    public IInitializer? Initializer { get; init; }
}
