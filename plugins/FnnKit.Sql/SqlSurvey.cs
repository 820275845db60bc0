using System.Data.Common;

namespace FnnKit.Sql;

/// <summary>Looks into a SQLite file for its table and the columns that tell rows apart.</summary>
internal static class SqlSurvey
{
    /// <summary>Sets the options that a file calls for on a loader that nobody uses yet.</summary>
    /// <exception cref="DataException">The file has no table or several, or is damaged.</exception>
    public static void Infer(Sql loader, List<FileNote> notes)
    {
        if (loader.Provider == SqlProviders.Sqlite && loader.Path is { } path && !path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            InferTable(loader, path, notes);
        if (loader.OrderBy is null)
        {
            loader.OrderBy = ["*"];
            notes.Add(new(nameof(Sql.OrderBy), "Rows are ordered by all columns, so that they always come in the same order."));
        }
    }

    private static void InferTable(Sql loader, string path, List<FileNote> notes)
    {
        var text = SqlConnectionText.Create(loader);
        try
        {
            using var connection = text.CreateConnection(SqlProviders.Find(SqlProviders.Sqlite));
            connection.Open();
            if (loader.Table is null && loader.Query is null)
            {
                string[] tables = [.. Select(connection, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name", row => row.GetString(0))];
                loader.Table = tables is [var single] ? single : throw new DataException(
                    $"{path} has {(tables.Length == 0 ? "no table" : $"the tables {NameList.Format(tables)}")}. {(tables.Length == 0 ? "Name another file." : "Write the configuration by hand and set 'Table'.")}")
                { Location = new(path) };
                notes.Add(new(nameof(Sql.Table), $"The table of the file is '{loader.Table}'."));
            }

            if (loader.Table is not { } table || loader.OrderBy is not null)
                return;
            string[] keys = [.. Select(connection, $"SELECT name FROM pragma_table_info({Literal(table)}) WHERE pk > 0 ORDER BY pk", row => row.GetString(0))];
            if (keys.Length == 0)
                return;
            loader.OrderBy = keys;
            notes.Add(new(nameof(Sql.OrderBy), $"{NameList.Format(keys)}: the primary key orders the rows."));
            if (loader.Ignore is null && keys is [var key] && key != loader.Target)
            {
                loader.Ignore = keys;
                notes.Add(new(nameof(Sql.Ignore), $"{key}: the primary key only tells rows apart, and is left out."));
            }
        }
        catch (DbException exception)
        {
            throw new DataException($"{path} cannot be read as a SQLite database: {exception.Message.TrimEnd('.')}. The file may be damaged.", exception) { Location = new(path) };
        }
    }

    private static List<T> Select<T>(DbConnection connection, string query, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
