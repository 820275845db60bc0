namespace FnnKit.Formats;

/// <summary>The names of a .npz archive's members. Nothing is ever extracted to them, but a name that leaves its folder was made to harm somebody.</summary>
internal static class NpzName
{
    private const string Extension = ".npy";

    /// <summary>The array's name, or null where the member's name is not to be trusted.</summary>
    public static string? ToKey(string name)
    {
        if (name.Length <= Extension.Length || !name.EndsWith(Extension, StringComparison.Ordinal))
            return null;
        bool isRooted = name[0] is '/' or '\\' || (name.Length > 1 && name[1] == ':');
        bool leaves = name.Split('/', '\\').Contains("..");
        return isRooted || leaves || name.Any(char.IsControl) ? null : name[..^Extension.Length];
    }
}
