using System.Text.Json;

namespace FnnKit;

/// <summary>A file is no model that can be used; the message says why.</summary>
public sealed class ModelException(string message, Exception? innerException = null) : FnnKitException(message, innerException);

/// <summary>A model needs a part that no plugin brings; the message names the plugin and its version.</summary>
public sealed class MissingPluginException : FnnKitException
{
    internal MissingPluginException(string path, IReadOnlyList<SettingError> errors, string plugins)
        : base($"{path} cannot be loaded:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => "  " + error.Message))}{Environment.NewLine}It was made with {Versions(plugins)}; put those into the plugins folder.")
    {
    }

    private static string Versions(string plugins)
        => string.Join(", ", JsonSerializer.Deserialize<Dictionary<string, string>>(plugins)!.Select(plugin => $"{plugin.Key} {plugin.Value}"));
}
