namespace Polyhedra.Tests;

/// <summary>Where the files that tests read are.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>Polyhedra.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder under <c>data/</c>.</summary>
    public static string Data(params string[] parts) => Path.Combine([Root, "data", .. parts]);

    /// <summary>The path of a file or folder under <c>../shared/</c>, which need not be there: then null.</summary>
    public static string? Shared(params string[] parts)
    {
        string path = Path.Combine([Root, "..", "shared", .. parts]);
        return Path.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Polyhedra.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Polyhedra.sln.");
    }
}
