namespace FnnKit;

/// <summary>A model needs a part that no plugin brings; the message names the plugin, its version, and where it comes from.</summary>
public sealed class MissingPluginException : FnnKitException
{
    internal MissingPluginException(string path, IReadOnlyList<SettingError> errors, IReadOnlyList<ModelPlugin> plugins)
        : base($"{path} cannot be loaded:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => "  " + error.Message))}{Environment.NewLine}"
            + $"It was made with {string.Join(", ", plugins)}; put what is missing into the folder 'plugins' beside the model or the program, or name its folder (--plugins).")
    {
    }
}
