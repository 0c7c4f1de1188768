using Microsoft.Win32.SafeHandles;

namespace Polyhedra.Cli.Output;

/// <summary>Opens the standard output of the process as a stream of bytes.</summary>
internal static class StandardOutput
{
    private const int FileDescriptor = 1;

    /// <summary>On Unix, a pipe or terminal is written through <see cref="FileStream"/>, because the console's own stream hides that the
    /// reader has gone. A file is left to the console's stream, because a <see cref="FileStream"/> writes at its own offset and would not
    /// move the one that the process shares with its siblings (<c>(polyhedra …; polyhedra …) > file</c>).</summary>
    public static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileStream pipe = new(new SafeFileHandle(FileDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }
        }

        return Console.OpenStandardOutput();
    }
}
