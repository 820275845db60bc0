namespace FnnKit.Serving;

/// <summary>Settings that the command <c>fnn serve</c> reads, and an application decides for itself.</summary>
internal static class ServeOptionsOfHost
{
    /// <summary>Stops where a setting can have no effect.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void RequireNone(ServeOptions options)
    {
        var usual = new ServeOptions();
        (string Name, bool IsSet)[] all =
        [
            (nameof(options.Listen), !options.Listen.SequenceEqual(usual.Listen)),
            (nameof(options.ListenGrpc), options.ListenGrpc is not null),
            (nameof(options.Certificate), options.Certificate != usual.Certificate),
            (nameof(options.AllowedOrigins), options.AllowedOrigins.Count > 0),
            (nameof(options.OtlpEndpoint), options.OtlpEndpoint is not null),
            (nameof(options.JsonLog), options.JsonLog),
            (nameof(options.StopSeconds), options.StopSeconds != usual.StopSeconds),
        ];
        string[] set = [.. all.Where(setting => setting.IsSet).Select(setting => $"FnnKit:Serve:{setting.Name}")];
        if (set.Length > 0)
            throw new InvalidOperationException($"{string.Join(", ", set)} is for the command 'fnn serve' and has no effect in an application, which sets up its own server. Remove it, and use the settings of ASP.NET Core.");
    }
}
