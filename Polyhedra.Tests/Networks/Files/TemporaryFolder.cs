namespace Polyhedra.Tests.Networks.Files;

/// <summary>A folder that is deleted with its content when disposed of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("polyhedra-");

    public string Path => _folder.FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes a file of bytes and gives its path.</summary>
    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a file that begins with a text and goes on with zero bytes, and gives its path.</summary>
    public string WriteLong(string name, string beginning, long length)
    {
        string path = Write(name, beginning);
        using FileStream stream = new(path, FileMode.Open);
        stream.SetLength(length);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
