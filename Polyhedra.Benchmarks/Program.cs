using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Polyhedra.Benchmarks;

if (args is ["list", ..])
{
    ListCommand.Run(args.AsSpan(1), Console.Out);
    return;
}

if (args is ["rationals"])
{
    RationalsCommand.Run(Console.Out);
    return;
}

if (args is ["convolution"])
{
    ConvolutionCommand.Run(Console.Out);
    return;
}

if (args is ["tables"])
{
    SolversCommand.Run(Console.Out);
    Console.Out.WriteLine();
    GraphsCommand.Run(Console.Out);
    Console.Out.WriteLine();
    RationalsCommand.Run(Console.Out);
    return;
}

// In this process, because a project that is generated elsewhere would not see the repository's build settings and lock files.
// Short runs: three iterations tell factors, which is what is asked here.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
