namespace FnnKit;

/// <summary>Checks that the parts of a setup go together, before anything is loaded or built.</summary>
internal static class SetupCheck
{
    /// <exception cref="SetupException">A part is missing.</exception>
    public static SetupParts RequiredParts(TrainingSetup setup) => new(
        setup.Data.Loader ?? throw Missing("Data:Loader", "where the data comes from"),
        setup.Loss ?? throw Missing("Loss", "what training is to make small"),
        setup.Optimizer ?? throw Missing("Optimizer", "how weights are to move"));

    /// <exception cref="SetupException">The environment asks for vectors that this machine does not have.</exception>
    public static void VectorWidths()
    {
        try
        {
            VectorWidth.Validate();
        }
        catch (InvalidOperationException exception)
        {
            throw new SetupException(exception.Message, exception);
        }
    }

    private static SetupException Missing(string what, string why) => new($"'{what}' is missing: it says {why}.");
}
