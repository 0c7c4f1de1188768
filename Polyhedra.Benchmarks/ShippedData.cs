namespace Polyhedra.Benchmarks;

/// <summary>Finds the shipped data from wherever the benchmarks were started.</summary>
internal static class ShippedData
{
    public static string Network(string name) => Find(Path.Combine("data", "networks", name + ".json"));

    public static string Arrangement(string name) => Find(Path.Combine("data", "arrangements", name + ".json"));

    private static string Find(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds {relative}.");
    }
}
