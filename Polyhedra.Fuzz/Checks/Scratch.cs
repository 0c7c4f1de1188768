namespace Polyhedra.Fuzz.Checks;

/// <summary>A folder for the files of readers that want a path, in memory where the system has such a place.</summary>
internal static class Scratch
{
    private const string Memory = "/dev/shm";

    private static readonly Lazy<string> Folder = new(Make);

    /// <summary>The path of a file that may not be there yet.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder.Value, name);

    /// <summary>Writes a file and gives its path.</summary>
    public static string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = Path(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A file with the content of a resource of this program.</summary>
    public static string OfResource(string name) => Write(name, Resource(name));

    /// <summary>A resource of this program.</summary>
    public static byte[] Resource(string name)
    {
        using Stream stream = typeof(Scratch).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no resource {name}.", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Make()
    {
        bool isGiven = Environment.GetEnvironmentVariable("TMPDIR") is { Length: > 0 };
        string parent = !isGiven && Directory.Exists(Memory) ? Memory : System.IO.Path.GetTempPath();
        string folder = System.IO.Path.Combine(parent, $"polyhedra-fuzz-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
