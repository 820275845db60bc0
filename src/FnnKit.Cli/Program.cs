using FnnKit.Cli;

return await FnnCommand.Create().RunAsync(args);
