using System.Data.Common;
using System.Globalization;

namespace FnnKit.Sql;

/// <summary>Where rows come from: a way to connect, and a command.</summary>
/// <param name="Factory">The provider.</param>
/// <param name="Connection">How to connect, with credentials.</param>
/// <param name="Text">The query, without its order.</param>
/// <param name="Parameters">Names and values.</param>
/// <param name="OrderBy">The columns of the order.</param>
internal sealed record SqlSource(
    DbProviderFactory Factory, SqlConnectionText Connection, string Text, IReadOnlyList<(string Name, object Value)> Parameters, IReadOnlyList<string> OrderBy)
{
    /// <summary>Creates the source that the options of a loader describe.</summary>
    /// <exception cref="DataException">Options contradict each other, or one is missing.</exception>
    public static SqlSource Create(Sql options)
    {
        if (options.OrderBy is not { Count: > 0 } order)
            throw new DataException("The data loader 'sql' needs 'OrderBy', because a database may give rows in any order: name columns that tell rows apart, such as [ \"id\" ], or [ \"*\" ] for all.");
        return new(SqlProviders.Find(options.Provider), SqlConnectionText.Create(options), ReadText(options), ReadParameters(options), order);
    }

    /// <summary>Writes a name so that it is a name, whatever characters it has.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Creates the command that reads all rows in their order.</summary>
    public DbCommand CreateCommand(DbConnection connection, IReadOnlyList<string> order)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM ({Text}) AS fnn_rows ORDER BY {string.Join(", ", order.Select(Quote))}";
        command.CommandTimeout = 0;
        AddParameters(command);
        return command;
    }

    /// <summary>Creates the command that tells the columns, without any row.</summary>
    public DbCommand CreateProbe(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM ({Text}) AS fnn_rows LIMIT 0";
        AddParameters(command);
        return command;
    }

    private static string ReadText(Sql options)
    {
        string? query = options.Query;
        if (options.Path is { } path && path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            query = ReadFile(path);
        else if (query is not null && options.Table is not null)
            throw new DataException("'Query' and 'Table' both say what to read; set one of them.");
        if (query is null)
        {
            string table = options.Table ?? throw new DataException("The data loader 'sql' needs 'Table' or 'Query', which say what to read.");
            return $"SELECT * FROM {string.Join('.', table.Split('.').Select(Quote))}";
        }

        query = query.Trim().TrimEnd(';').TrimEnd();
        // The line behind a query may be in a comment of it.
        return query.Length == 0 ? throw new DataException("'Query' is empty; write a query such as SELECT * FROM customers.") : query + "\n";
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be read: {exception.Message}", exception) { Location = new(path) };
        }
    }

    private static (string, object)[] ReadParameters(Sql options) => [.. (options.Parameters ?? []).Select(text =>
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new DataException($"'{text}' in 'Parameters' is not a name and a value; write it as year=2024.");
        string name = text[..equals].TrimStart('@'), value = text[(equals + 1)..];
        object typed = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : value;
        return (name, typed);
    })];

    private void AddParameters(DbCommand command)
    {
        foreach (var (name, value) in Parameters)
        {
            if (!Text.Contains("@" + name, StringComparison.Ordinal))
                throw new DataException($"'Parameters' sets '{name}', but the query has no @{name}; correct the name or leave it out.");
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value);
            command.Parameters.Add(parameter);
        }
    }
}
