using Polyhedra.Cli;

return CommandLineApplication.Run(args, CliContext.ForProcess());
