using Polyhedra.Fuzz.Checks;
using Polyhedra.Fuzz.Targets;
using SharpFuzz;

namespace Polyhedra.Fuzz;

/// <summary>Feeds readers with bytes of afl-fuzz, or of a folder. tools/fuzz.sh calls it.</summary>
internal static class Program
{
    private const string Usage =
        """
        polyhedra-fuzz TARGET                   one input from standard input; all that afl-fuzz gives, if that has started it
        polyhedra-fuzz TARGET --replay FOLDER   the files of a folder; exit code 1 and its name at the first that crashes
        polyhedra-fuzz --list                   the names of the targets
        polyhedra-fuzz --instrument FILE...     assemblies are instrumented where they are
        """;

    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["--list"]:
                Console.Out.WriteLine(string.Join('\n', FuzzTargets.All));
                return 0;
            case ["--instrument", .. string[] files]:
                Array.ForEach(files, file => Fuzzer.Instrument(file, _ => true, Options.Value));
                return 0;
            case [string name] when FuzzTargets.Find(name) is { } target:
                Fuzzer.OutOfProcess.Run((Stream stream) => Costs.Run(target, ReadAll(stream)));
                return 0;
            case [string name, "--replay", string folder] when FuzzTargets.Find(name) is { } target && Directory.Exists(folder):
                return Report(target, Replay.Run(target, folder));
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Report(FuzzTarget target, (int Executions, int Accepted, (string File, Exception Problem)? Crash) outcome)
    {
        Console.Out.WriteLine($"{target}: {outcome.Executions} executions, {outcome.Accepted} inputs read");
        if (outcome.Crash is not { } crash)
        {
            return 0;
        }

        Console.Out.WriteLine($"{target}: {crash.File} crashes\n{crash.Problem}");
        return 1;
    }

    private static byte[] ReadAll(Stream stream)
    {
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
