using System.Data.Common;

namespace FnnKit.Sql;

/// <summary>How to connect. The secrets in it stay out of messages.</summary>
internal sealed class SqlConnectionText
{
    private static readonly string[] Secrets = ["password", "pwd", "passphrase", "token", "secret", "accesskey", "sslpassword", "sslkey"];

    private readonly string _text;
    private readonly string[] _secrets;

    private SqlConnectionText(string text)
    {
        _text = text;
        _secrets = [.. SecretsOf(text).Where(secret => secret.Length > 0)];
    }

    /// <summary>Creates the connection string that options describe.</summary>
    /// <exception cref="DataException">It has credentials where they would be written into runs, or says nothing.</exception>
    public static SqlConnectionText Create(Sql options)
    {
        string? secret = null;
        if (options.ConnectionVariable is { } variable)
        {
            secret = Environment.GetEnvironmentVariable(variable)
                ?? throw new DataException($"The environment variable '{variable}', which 'ConnectionVariable' names, is not set. Set it to a connection string.");
        }

        if (options.Connection is { } given && SecretsOf(given).Any())
            throw new DataException("'Connection' contains a password, which would be written into every run and model. Put the connection string into an environment variable, and name the variable in 'ConnectionVariable'.");
        string? file = options.Path is { } path && !path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? path : null;
        if (file is not null && !File.Exists(file))
            throw new DataException($"There is no file '{System.IO.Path.GetFullPath(file)}'. A relative path is taken from the folder of the configuration file that names it.") { Location = new(file) };
        var builder = new DbConnectionStringBuilder();
        foreach (string? part in new[] { options.Connection, secret })
            Add(builder, part, part == secret ? "the environment variable of 'ConnectionVariable'" : "'Connection'");
        if (file is not null)
            builder["Data Source"] = System.IO.Path.GetFullPath(file);
        if (builder.Count == 0)
            throw new DataException("The data loader 'sql' needs 'Path', 'Connection' or 'ConnectionVariable', which say where the database is.");
        // Reading must not create an empty database where the name of a file is misspelled.
        if (options.Provider == SqlProviders.Sqlite && !builder.ContainsKey("Mode"))
            builder["Mode"] = "ReadOnly";
        return new SqlConnectionText(builder.ConnectionString);
    }

    /// <summary>Creates a connection that is not open yet.</summary>
    public DbConnection CreateConnection(DbProviderFactory factory)
    {
        var connection = factory.CreateConnection() ?? throw new DataException("The provider has no connections.");
        connection.ConnectionString = _text;
        return connection;
    }

    /// <summary>A message without the secrets of the connection.</summary>
    public string Clean(string message) => _secrets.Aggregate(message, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));

    private static void Add(DbConnectionStringBuilder builder, string? text, string name)
    {
        try
        {
            var part = new DbConnectionStringBuilder { ConnectionString = text ?? "" };
            foreach (string key in part.Keys)
                builder[key] = part[key];
        }
        catch (ArgumentException)
        {
            throw new DataException($"The connection string in {name} cannot be read; write it as Key=value;Key=value.");
        }
    }

    private static IEnumerable<string> SecretsOf(string text)
    {
        DbConnectionStringBuilder builder;
        try
        {
            builder = new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            return Secrets.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? [text] : [];
        }

        return builder.Keys.Cast<string>().Where(key => Secrets.Contains(key.Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase)).Select(key => $"{builder[key]}");
    }
}
