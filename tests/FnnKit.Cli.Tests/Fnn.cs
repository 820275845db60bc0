using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FnnKit.Cli.Tests;

/// <summary>Runs the command in this process, and programs of the repository as a user would.</summary>
internal static class Fnn
{
    /// <summary>Far longer than anything takes even on a busy machine, so that a test that hangs fails instead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static string Root { get; } = Metadata("Root");

    public static string Examples { get; } = Path.Combine(Root, "examples");

    private static string Metadata(string key)
        => typeof(Fnn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    public static string OutputOf(string project, string assembly) => Path.Combine(Root, project, "bin", Metadata("Configuration"), "net10.0", assembly + ".dll");

    /// <summary>Runs the command in this process; its current folder is the root of the repository.</summary>
    public static Result Run(params string[] arguments)
    {
        using var console = new RecordedConsole();
        return Run(console, arguments);
    }

    /// <summary>Runs the command in this process with a console of the test's own.</summary>
    public static Result Run(RecordedConsole console, params string[] arguments)
    {
        int code = FnnCommand.RunAsync(arguments, console, console.Cancellation).WaitAsync(Patience).GetAwaiter().GetResult();
        return new Result(code, console.OutputText, console.ErrorText);
    }

    /// <summary>Runs the real program in a process of its own, which is slow: for what a process alone has.</summary>
    public static Result RunProcess(string folder, params string[] arguments)
    {
        using var process = Start(folder, OutputOf("src/FnnKit.Cli", "fnn"), arguments);
        return Finish(process);
    }

    /// <summary>One current folder and one environment for all tests of this assembly, set before the first of them.</summary>
    [ModuleInitializer]
    internal static void Prepare()
    {
        Directory.SetCurrentDirectory(Root);
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOurs).ToArray())
            Environment.SetEnvironmentVariable(name, null);
    }

    private static bool IsOurs(string variable) => variable.StartsWith("FNN_", StringComparison.Ordinal) || variable == "DOTNET_ENVIRONMENT";

    /// <summary>Runs a line of shell, in which <c>fnn</c> is the command; only where there is such a shell.</summary>
    public static Result Shell(string folder, string line, params KeyValuePair<string, string>[] environment)
    {
        string fnn = $"fnn() {{ dotnet '{OutputOf("src/FnnKit.Cli", "fnn")}' \"$@\"; }}";
        using var process = Start(folder, environment, "bash", "-c", $"{fnn}; {line}");
        return Finish(process);
    }

    public static Process Start(string folder, string program, params string[] arguments) => Start(folder, [], "dotnet", [program, .. arguments]);

    /// <summary>Starts a program with variables in its environment.</summary>
    public static Process Start(string folder, IEnumerable<KeyValuePair<string, string>> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(IsOurs).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static Result Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"it had not ended after {Patience}");
        }

        return new Result(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public sealed record Result(int Code, string Output, string Error)
    {
        /// <summary>Checks the exit code and shows what was said if it is another.</summary>
        public Result Exits(int code)
        {
            Assert.True(code == Code, $"exit code {Code} instead of {code}\n{Output}\n{Error}");
            return this;
        }
    }
}
