namespace FnnKit;

/// <summary>
/// A transform that only leaves columns out, by their names. The host then takes these columns out of what the model asks for, so that data to predict from need
/// not have them.
/// </summary>
public interface ISelectingTransform : ITransform;
