using System.Data.Common;
using System.Reflection;
using System.Runtime.Loader;

namespace FnnKit.Sql;

/// <summary>The providers of databases.</summary>
internal static class SqlProviders
{
    public const string Sqlite = "sqlite";

    /// <summary>Finds a provider by its short name, or by its factory.</summary>
    /// <exception cref="DataException">There is no such provider.</exception>
    public static DbProviderFactory Find(string name) => name switch
    {
        Sqlite => Microsoft.Data.Sqlite.SqliteFactory.Instance,
        "postgresql" => Npgsql.NpgsqlFactory.Instance,
        _ => Load(name),
    };

    private static DbProviderFactory Load(string name)
    {
        string advice = $"'Provider' is '{name}'. Expected sqlite, postgresql, or the class and assembly of a DbProviderFactory, such as 'DuckDB.NET.Data.DuckDBClientFactory, DuckDB.NET.Data'";
        if (name.Split(',') is not [var type, var assembly])
            throw new DataException($"{advice}.");
        var context = AssemblyLoadContext.GetLoadContext(typeof(SqlProviders).Assembly)!;
        try
        {
            var factory = context.LoadFromAssemblyName(new AssemblyName(assembly.Trim())).GetType(type.Trim(), throwOnError: true)!;
            return factory.GetField("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as DbProviderFactory
                ?? throw new DataException($"{advice}; this class has no public field 'Instance' that is a DbProviderFactory.");
        }
        catch (Exception exception) when (exception is IOException or TypeLoadException or BadImageFormatException or TargetInvocationException)
        {
            throw new DataException($"{advice}. It cannot be loaded: {exception.Message.TrimEnd('.')}. Put the files of the provider into the folder of the plugin FnnKit.Sql.", exception);
        }
    }
}
