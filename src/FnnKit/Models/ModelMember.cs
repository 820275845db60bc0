namespace FnnKit;

/// <summary>One network of a model that predicts with several.</summary>
/// <param name="Model">The network, with transforms of its own.</param>
/// <param name="Weight">Its share of the prediction; the shares of all members sum to 1.</param>
public sealed record ModelMember(Model Model, double Weight);
