using FnnKit.Cli;

return await FnnCommand.RunAsync(args, new SystemConsole());
