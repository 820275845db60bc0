using System.CommandLine;

namespace FnnKit.Cli;

/// <summary>What a command line says about plugins.</summary>
/// <param name="Folders">More folders to look into.</param>
/// <param name="Locked">Whether plugins must be as they were locked.</param>
internal sealed record PluginChoice(IReadOnlyList<string> Folders, bool Locked)
{
    /// <summary>The two options, to be added to a command and read when it runs.</summary>
    internal sealed class Options
    {
        private readonly Option<string[]> _folders = new("--plugins")
        {
            Description = "One more folder to look for plugins in; may be given more than once.",
            HelpName = "DIR",
            DefaultValueFactory = _ => [],
        };

        private readonly Option<bool> _locked = new("--locked") { Description = "Refuses plugins that are not as plugins.lock.json says." };

        public void AddTo(Command command)
        {
            command.Options.Add(_folders);
            command.Options.Add(_locked);
        }

        public PluginChoice Read(ParseResult parsed) => new(parsed.GetValue(_folders)!, parsed.GetValue(_locked));
    }
}
