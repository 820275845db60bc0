using System.Reflection;
using System.Runtime.Loader;

namespace FnnKit;

/// <summary>
/// Where one plugin is loaded with its private dependencies, so that two plugins can use two versions of one library. It is not collectible: that makes
/// generic kernels three times slower.
/// </summary>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path), isCollectible: false)
{
    private readonly AssemblyDependencyResolver _resolver = new(path);
    private readonly string _folder = Path.GetDirectoryName(path)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (SharedAssemblies.Contain(assemblyName.Name))
            return null;
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } resolved)
            return LoadFromAssemblyPath(resolved);
        // A bare DLL without a .deps.json: its dependencies lie beside it.
        string beside = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
        => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } resolved ? LoadUnmanagedDllFromPath(resolved) : IntPtr.Zero;
}
