using Microsoft.Data.Sqlite;

namespace FnnKit.Plugins.Tests.Data;

public sealed class SqlTests
{
    private const string Customers = """
        create table customers(id integer primary key, age real, town text, joined text, churned text);
        insert into customers values (3, 41, 'Bern', '2024-03-01', 'no'), (1, 20.5, 'York', '2024-01-01', 'yes'), (2, null, 'Bern', '2024-02-01', 'no');
        """;

    private string _file = "";

    [Fact]
    public async Task A_table_comes_in_its_order_with_nulls_and_dates()
    {
        var data = await Load(sql => sql.Dates = ["joined"]);
        Assert.Equal([20.5, double.NaN, 41], Features(data)[..3]);
        Assert.Equal([19723, 19754, 19783], Features(data)[6..9]);
        Assert.Equal(["Bern", "York"], data.Schema.Features[1].Categories);
    }

    [Fact]
    public async Task A_query_with_parameters_gives_its_rows()
    {
        Action<FnnKit.Sql.Sql> query = sql => (sql.Table, sql.Query, sql.Parameters, sql.Ignore, sql.OrderBy) =
            (null, "select age, churned from customers where town = @town and id >= @least -- those of a town", ["town=Bern", "least=1"], null, ["*"]);
        Assert.Equal(2, (await Load(query)).Count);
        Assert.Equal(0, (await Assert.ThrowsAsync<DataException>(() => Load(sql =>
        {
            query(sql);
            sql.Parameters = ["town=Bern' or '1'='1", "least=1"];
        }))).Message.IndexOf(_file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("order", "needs 'OrderBy', because a database may give rows in any order")]
    [InlineData("ties", "rows 1 and 2 have the same values in town")]
    [InlineData("no column", "has no column 'nope', by which 'OrderBy' orders")]
    [InlineData("injection", "no such table")]
    [InlineData("syntax", "syntax error")]
    [InlineData("password", "'Connection' contains a password, which would be written into every run and model")]
    [InlineData("variable", "'FNNKIT_NO_SUCH_VARIABLE', which 'ConnectionVariable' names, is not set")]
    [InlineData("parameter", "sets 'a', but the query has no @a")]
    [InlineData("both", "'Query' and 'Table' both say what to read")]
    [InlineData("provider", "Expected sqlite, postgresql, or the class and assembly")]
    [InlineData("factory", "Put the files of the provider into the folder of the plugin")]
    [InlineData("file", "There is no file")]
    public async Task What_is_wrong_is_said_without_secrets(string what, string says)
    {
        string message = (await Assert.ThrowsAsync<DataException>(() => Load(sql =>
        {
            _ = what switch
            {
                "order" => sql.OrderBy = null,
                "ties" => (object)(sql.OrderBy = ["town"]),
                "no column" => sql.OrderBy = ["nope"],
                "injection" => sql.Table = "customers\"; drop table customers; --",
                "syntax" => sql.Query = Without(sql, "selec 1"),
                "password" => sql.Connection = "Data Source=x;Password=hunter2",
                "variable" => sql.ConnectionVariable = "FNNKIT_NO_SUCH_VARIABLE",
                "parameter" => sql.Parameters = ["a=1"],
                "both" => sql.Query = "select 1",
                "provider" => sql.Provider = "oracle",
                "factory" => sql.Provider = "Some.Factory, Some.Assembly",
                _ => sql.Path = "nowhere.sqlite",
            };
        }))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
        Assert.Equal(3, (await Load(_ => { }, _file)).Count);
    }

    [Fact]
    public async Task What_is_inferred_from_a_file_orders_by_the_primary_key_and_leaves_it_out()
    {
        var (loader, notes) = new FnnKit.Sql.Sql().Sniff(new FileRequest(Create()) { Targets = ["churned"] });
        var sql = Assert.IsType<FnnKit.Sql.Sql>(loader);
        Assert.Equal("customers", sql.Table);
        Assert.Equal(["id"], sql.OrderBy);
        Assert.Equal(["id"], sql.Ignore);
        Assert.Equal(["joined"], sql.Dates);
        Assert.Equal(["Table", "OrderBy", "Ignore", "Dates"], notes.Select(note => note.Option));
        Assert.Equal(3, (await sql.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_file_of_sql_is_the_query()
    {
        string query = SampleFiles.Write("churn.sql", path => File.WriteAllText(path, "select age, churned from customers where age > 0;\n"));
        Assert.Equal(2, (await Load(sql => (sql.Path, sql.Connection, sql.Table, sql.Ignore, sql.OrderBy) = (query, $"Data Source={sql.Path}", null, null, ["age"]))).Count);
    }

    [Fact]
    public async Task A_damaged_database_is_refused()
    {
        string path = Create();
        byte[] bytes = await File.ReadAllBytesAsync(path);
        Array.Fill(bytes, (byte)0x5A, 100, bytes.Length - 100);
        await File.WriteAllBytesAsync(path, bytes);
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<DataException>(() => Load(_ => { }, path))).Message, StringComparison.Ordinal);
        Assert.Contains("may be damaged", Assert.Throws<DataException>(() => new FnnKit.Sql.Sql().Sniff(new FileRequest(path) { Targets = ["churned"] })).Message, StringComparison.Ordinal);
    }

    private static string? Without(FnnKit.Sql.Sql sql, string query)
    {
        sql.Table = null;
        return query;
    }

    private static string Create() => SampleFiles.Write("customers.sqlite", path =>
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Customers;
        command.ExecuteNonQuery();
    });

    private async Task<IDataSet> Load(Action<FnnKit.Sql.Sql> change, string? path = null)
    {
        _file = path ?? Create();
        var sql = new FnnKit.Sql.Sql { Path = _file, Table = "customers", OrderBy = ["id"], Ignore = ["id"], Target = "churned" };
        change(sql);
        return await sql.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None);
    }

    private static double[] Features(IDataSet data)
    {
        double[] features = new double[data.Count * data.Schema.Features.Count];
        data.Read([.. Enumerable.Range(0, data.Count)], new(features, data.Schema.Features.Count, data.Count), default);
        return features;
    }
}
