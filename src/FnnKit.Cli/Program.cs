using FnnKit.Cli;

using var console = new SystemConsole();
return await FnnCommand.RunAsync(args, console);
