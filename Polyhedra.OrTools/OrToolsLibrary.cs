using System.Runtime.InteropServices;
using Google.OrTools.Init;
using Google.OrTools.LinearSolver;

namespace Polyhedra.OrTools;

/// <summary>The native library of Google OR-Tools: where it is looked for, and whether it is there.</summary>
/// <remarks>It lies in the folder <c>ortools</c> beside the program, put there by <c>OrTools.targets</c>. Nothing is loaded before somebody
/// asks. Where it is missing or does not fit the system, our own simplex method serves alone, with the same results.</remarks>
internal static class OrToolsLibrary
{
    private static readonly Lazy<string?> FoundVersion = new(Load);

    /// <summary>The version of the library; null where it cannot be loaded.</summary>
    public static string? Version => FoundVersion.Value;

    /// <summary>Whether the library can be used.</summary>
    public static bool IsAvailable => Version is not null;

    private static string? Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(Solver).Assembly, static (name, _, _) => Resolve(name));
        try
        {
            return OrToolsVersion.VersionString();
        }
        catch (Exception problem) when (problem is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            return null;
        }
    }

    // Only the copy of this version beside the program counts, never another one that the system may have.
    private static nint Resolve(string name)
    {
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string file = Path.Combine(AppContext.BaseDirectory, "ortools", name + extension);
        return NativeLibrary.TryLoad(file, out nint handle) ? handle : throw new DllNotFoundException($"{file} cannot be loaded.");
    }
}
