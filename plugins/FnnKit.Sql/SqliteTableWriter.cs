using Microsoft.Data.Sqlite;

namespace FnnKit.Sql;

/// <summary>Writes a table of the name <c>predictions</c> as a SQLite file.</summary>
internal sealed class SqliteTableWriter : ITableWriter
{
    private readonly Stream _stream;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"fnnkit-{Path.GetRandomFileName()}.sqlite");
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _insert;

    public SqliteTableWriter(Stream stream, IReadOnlyList<ColumnDeclaration> columns)
    {
        _stream = stream;
        // SQLite writes files, not streams; the file is copied when it is whole.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ConnectionString);
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = $"CREATE TABLE predictions ({string.Join(", ", columns.Select(column => $"{SqlSource.Quote(column.Name)} {(column.Kind == TableColumnKind.Numbers ? "REAL" : "TEXT")}"))})";
        create.ExecuteNonQuery();
        _transaction = _connection.BeginTransaction();
        _insert = _connection.CreateCommand();
        _insert.Transaction = _transaction;
        _insert.CommandText = $"INSERT INTO predictions VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (int i = 0; i < columns.Count; i++)
            _insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
    }

    public void Add(params ReadOnlySpan<object?> row)
    {
        for (int i = 0; i < row.Length; i++)
            _insert.Parameters[i].Value = row[i] ?? DBNull.Value;
        _insert.ExecuteNonQuery();
    }

    public void Finish()
    {
        _transaction.Commit();
        _connection.Close();
        using var file = File.OpenRead(_path);
        file.CopyTo(_stream);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
        File.Delete(_path);
    }
}
