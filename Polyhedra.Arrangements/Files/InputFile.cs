namespace Polyhedra.Arrangements.Files;

/// <summary>Opens and loads files that a user named; everything that can be wrong with them is a
/// <see cref="BadInputException"/>.</summary>
internal static class InputFile
{
    /// <summary>The longest file of a network or a domain that is read, in bytes. At one token every two bytes the token table of JSON (12
    /// bytes each) still fits the 2 GiB of one array.</summary>
    public const int MaxLength = 256 << 20;

    // A file that has nothing but blanks for so long is no JSON; no more of it is read.
    private const int MaxBlanks = 1 << 20;
    private const int FirstBlock = 1 << 16;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="expected">What the file should have been, for the message.</param>
    /// <param name="own">The kinds of file that the caller reads, of those that are recognised.</param>
    /// <exception cref="BadInputException">It cannot be opened, or is seen to be of another kind.</exception>
    public static FileStream Open(string path, string expected, params ReadOnlySpan<FileKind> own)
    {
        FileStream stream = OpenAny(path, expected);
        try
        {
            RequireOwnKind(stream, path, own);
            return stream;
        }
        catch (IOException cause)
        {
            stream.Dispose();
            throw Unreadable(Excerpt.Line(path), expected, cause);
        }
        catch (BadInputException)
        {
            stream.Dispose();
            throw;
        }
    }

    // A pipe cannot be looked into.
    private static void RequireOwnKind(FileStream stream, string path, ReadOnlySpan<FileKind> own)
    {
        if (!stream.CanSeek)
        {
            return;
        }

        byte[] start = new byte[ForeignFile.StartLength];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        FileKind kind = ForeignFile.Recognise(start.AsSpan(0, count));
        if (kind != FileKind.Unknown && !own.Contains(kind))
        {
            throw new BadInputException($"{Excerpt.Line(path)}: {ForeignFile.Advice(kind)}");
        }
    }

    private static FileStream OpenAny(string path, string expected)
    {
        string shown = Excerpt.Line(path);
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new BadInputException($"\"{shown}\" is not a path; expected {expected}");
        }

        if (Directory.Exists(path))
        {
            throw new BadInputException($"{shown}: is a directory; expected {expected}");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        {
            throw new BadInputException($"{shown}: no such file; expected {expected}", cause);
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException or NotSupportedException or ArgumentException)
        {
            throw Unreadable(shown, expected, cause);
        }
    }

    /// <summary>Loads a file that holds one JSON object. Its beginning is looked at first, so that a file of something else is
    /// refused without loading it.</summary>
    public static ReadOnlyMemory<byte> LoadObject(string path, string expected)
    {
        using FileStream stream = Open(path, expected);
        try
        {
            return LoadObject(stream, path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Excerpt.Line(path), expected, cause);
        }
    }

    private static ReadOnlyMemory<byte> LoadObject(FileStream stream, string path)
    {
        // A pipe has no length; then the buffer grows as it fills.
        long length = stream.CanSeek ? stream.Length : 0;
        byte[] buffer = new byte[FirstBlock];
        int count = 0;
        bool started = false;
        while (true)
        {
            int read = stream.Read(buffer.AsSpan(count));
            if (read == 0)
            {
                return buffer.AsMemory(0, count);
            }

            count += read;
            if (!started)
            {
                started = JsonText.RequireObjectStart(buffer.AsSpan(0, count), path);
                if (started)
                {
                    JsonText.RequireValidStart(buffer.AsSpan(0, count), path);
                }
                else if (count >= MaxBlanks)
                {
                    throw new BadInputException($"{Excerpt.Line(path)}: expected a JSON object, got {MaxBlanks} bytes of blanks");
                }
            }

            if (count > MaxLength || length > MaxLength)
            {
                throw new BadInputException(
                    $"{Excerpt.Line(path)}: the file is longer than {MaxLength >> 20} MiB, which is the most that is read");
            }

            if (count == buffer.Length)
            {
                long wanted = Math.Max(2L * count, started ? length + 1 : 0);
                Array.Resize(ref buffer, (int)Math.Min(wanted, MaxLength + 1));
            }
        }
    }

    private static BadInputException Unreadable(string shown, string expected, Exception cause) =>
        new($"{shown}: cannot be read ({Excerpt.Line(cause.Message)}); expected {expected}", cause);
}
