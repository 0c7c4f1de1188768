using Polyhedra.Cli;
using Polyhedra.Cli.Output;

return CommandLineApplication.Run(args, CliContext.ForProcess());
