namespace FnnKit;

/// <summary>A member of an ensemble after its training.</summary>
/// <param name="Final">The model that becomes part of the ensemble.</param>
/// <param name="Judged">The model before a refit on all samples, to judge the ensemble by.</param>
/// <param name="Epochs">How many epochs its run took.</param>
/// <param name="Steps">How many steps its run took.</param>
internal sealed record TrainedMember(Model Final, Model Judged, long Epochs, long Steps);
