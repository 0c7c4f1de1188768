using Polyhedra.Fuzz.Checks;
using Polyhedra.Fuzz.Targets;

namespace Polyhedra.Fuzz;

/// <summary>Runs inputs that are there already.</summary>
internal static class Replay
{
    /// <summary>Runs all files of a folder, in order, up to the first crash.</summary>
    /// <returns>How many were run, how many of these were read and not refused, and the first crash with its file.</returns>
    public static (int Executions, int Accepted, (string File, Exception Problem)? Crash) Run(FuzzTarget target, string folder)
    {
        int executions = 0;
        int accepted = 0;
        foreach (string file in Directory.EnumerateFiles(folder).Where(IsInput).Order(StringComparer.Ordinal))
        {
            try
            {
                executions++;
                accepted += Costs.Run(target, File.ReadAllBytes(file)) ? 1 : 0;
            }
            catch (Exception problem)
            {
                return (executions, accepted, (file, problem));
            }
        }

        return (executions, accepted, null);
    }

    // Where nothing was found, afl-fuzz leaves a note.
    private static bool IsInput(string file) => Path.GetFileName(file) is not (['.', ..] or "README.txt" or "README.md");
}
