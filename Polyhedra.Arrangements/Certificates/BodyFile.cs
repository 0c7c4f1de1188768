namespace Polyhedra.Arrangements.Certificates;

/// <summary>A file for a text whose beginning is known only when it is at its end. Without a name wherever the system allows it,
/// so that nothing stays behind.</summary>
internal static class BodyFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>An empty file in the folder for temporary files, gone when it is closed.</summary>
    public static FileStream Open()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        FileStream stream = new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = BufferSize,
        });
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return stream;
    }
}
