namespace Polyhedra.Benchmarks;

/// <summary>Finds the shipped data from wherever the benchmarks were started.</summary>
internal static class ShippedData
{
    public static string Network(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "data", "networks", name + ".json");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds data/networks/{name}.json.");
    }
}
