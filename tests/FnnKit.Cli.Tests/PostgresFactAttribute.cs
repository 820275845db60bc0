namespace FnnKit.Cli.Tests;

/// <summary>A test that needs a PostgreSQL server with the table <c>iris</c>, which <c>.ci/run</c> starts where the programs for it are installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (Connection is null)
            Skip = "There is no PostgreSQL server: the environment variable FNNKIT_TEST_POSTGRES, its connection string, is not set.";
    }

    /// <summary>How to connect to it; null if there is none.</summary>
    public static string? Connection => Environment.GetEnvironmentVariable("FNNKIT_TEST_POSTGRES");
}
