using System.Reflection;
using System.Runtime.Loader;

namespace FnnKit;

/// <summary>
/// Where one plugin is loaded with its private dependencies, so that two plugins can use two versions of one library. It is not collectible: that makes
/// generic kernels three times slower.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;
    private readonly LockedFiles? _locked;
    private readonly string _path;
    private readonly Dictionary<Assembly, string> _paths = [];

    /// <summary>Prepares to load a plugin.</summary>
    /// <param name="path">The path of its DLL.</param>
    /// <param name="locked">The only files that may be loaded; null if all may.</param>
    public PluginLoadContext(string path, LockedFiles? locked)
        : base(Path.GetFileNameWithoutExtension(path), isCollectible: false)
    {
        _resolver = new(path);
        _locked = locked;
        _path = path;
    }

    /// <summary>Loads the plugin itself.</summary>
    public Assembly LoadPlugin() => LoadFile(_path);

    /// <summary>The file that an assembly was loaded from; null if it was loaded elsewhere.</summary>
    public string? PathOf(Assembly assembly)
    {
        lock (_paths)
            return _paths.GetValueOrDefault(assembly);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (SharedAssemblies.Contain(assemblyName.Name))
            return null;
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } resolved)
            return LoadFile(resolved);
        // A bare DLL without a .deps.json: its dependencies lie beside it.
        string beside = Path.Combine(Path.GetDirectoryName(_path)!, assemblyName.Name + ".dll");
        return File.Exists(beside) ? LoadFile(beside) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string? resolved = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) ?? _locked?.FindNative(_path, unmanagedDllName);
        return resolved is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(_locked is null ? resolved : _locked.Copy(resolved));
    }

    private Assembly LoadFile(string path)
    {
        if (_locked is null)
            return LoadFromAssemblyPath(path);
        var assembly = LoadFromStream(new MemoryStream(_locked.Read(path)));
        lock (_paths)
            _paths[assembly] = path;
        return assembly;
    }
}
