using System.Text;

namespace FnnKit;

/// <summary>One source of settings among several: a later layer replaces what earlier ones say.</summary>
/// <remarks>The command and the <c>IConfiguration</c> of an application differ only in where their layers come from; this is the one reader of both.</remarks>
/// <param name="Apply">Lays the layer over the settings before it.</param>
internal sealed record SettingLayer(Func<SettingNode, SettingNode> Apply)
{
    /// <summary>A JSON file, which keeps its types, its lists and its places.</summary>
    public static SettingLayer File(string path) => new(root => SettingOverlay.Merge(root, SettingReader.ReadFile(path)));

    /// <summary>Values by path, as flat sources have them.</summary>
    public static SettingLayer Values(IEnumerable<(string Path, string Text, SettingOrigin Origin)> values)
        => new(root => SettingOverlay.SetAll(root, values.Select(value => (value.Path, Parse(value.Path, value.Text, value.Origin)))));

    /// <summary>Reads layers, the first one first.</summary>
    /// <exception cref="SettingsException">A layer cannot be read.</exception>
    public static SettingNode Read(IEnumerable<SettingLayer> layers, SettingNode? earlier = null)
        => SettingOverlay.WithLists(layers.Aggregate(earlier ?? Empty(), (root, layer) => KeepLock(root, layer.Apply(root))));

    /// <summary>A lock that one source asks for holds: whoever can set an environment variable must not be able to lift it without a word.</summary>
    private static SettingNode KeepLock(SettingNode before, SettingNode after)
    {
        if (!IsLocked(before) || IsLocked(after))
            return after;
        var origin = (LockOf(after) ?? after[SettingSources.Section]?["Plugins"] ?? after[SettingSources.Section] ?? after).Origin;
        throw new SettingsException([new SettingError(SettingDiagnostics.LiftedLock, origin, SettingDiagnostics.LiftedLock.Format(LockOf(before)!.Origin))]);
    }

    private static SettingNode? LockOf(SettingNode root) => root[SettingSources.Section]?["Plugins"]?[nameof(PluginOptions.Locked)];

    private static bool IsLocked(SettingNode root) => LockOf(root) is { } locked && bool.TryParse(locked.Text, out bool isLocked) && isLocked;

    /// <summary>A value from outside a file: JSON where it is a list or an object, otherwise text.</summary>
    internal static SettingNode Parse(string path, string text, SettingOrigin origin)
        => text.TrimStart().StartsWith('[') || text.TrimStart().StartsWith('{')
        ? SettingReader.Read(Encoding.UTF8.GetBytes(text), origin.Source, origin.Folder)
        : text == "null" ? new SettingNode(SettingKind.Null, path, origin) { KeyOrigin = origin }
        : new SettingNode(SettingKind.Text, path, origin, text) { KeyOrigin = origin };

    private static SettingNode Empty() => new(SettingKind.Object, "", new SettingOrigin("configuration")) { KeyOrigin = new SettingOrigin("configuration") };
}
