namespace FnnKit;

/// <summary>How the final model was trained after its run was judged.</summary>
/// <param name="Samples">The number of samples, those included that the run held back.</param>
/// <param name="Steps">The number of steps.</param>
public sealed record RefitNote(int Samples, long Steps);
