using NUnit.Framework;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Networks.Files;

public class NetworkFileOnDiskTests
{
    private const long TwoHundredMegabytes = 200L << 20;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void AFileIsRead() => Assert.That(NetworkFile.Read(_folder.Write("net.json", BadInput.Network())).GateCount, Is.EqualTo(2));

    [Test]
    public void AFileOfSeveralBlocksIsRead()
    {
        string json = BadInput.Network("\"inputs\"", $"\"é\": \"{new string('é', 300_000)}\", \"inputs\"");
        Assert.That(NetworkFile.Read(_folder.Write("net.json", json)).GateCount, Is.EqualTo(2));
    }

    [Test]
    public void AMissingFileIsNamed()
    {
        string path = Path.Combine(_folder.Path, "none", "net.json");
        Assert.That(Refuse(path), Is.EqualTo($"{path}: no such file; expected a network file"));
    }

    [Test]
    public void AFolderIsNoFile() =>
        Assert.That(Refuse(_folder.Path), Is.EqualTo($"{_folder.Path}: is a directory; expected a network file"));

    [TestCase("")]
    [TestCase("a\0b")]
    public void ATextThatIsNoPathIsRefused(string path) =>
        Assert.That(Refuse(path), Does.EndWith("is not a path; expected a network file"));

    [Test]
    public void AnUnreadableFileIsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("File modes are those of Unix.");
            return;
        }

        string path = _folder.Write("net.json", BadInput.Network());
        File.SetUnixFileMode(path, UnixFileMode.None);
        if (CanOpen(path))
        {
            Assert.Ignore("This user may read every file.");
            return;
        }

        Assert.That(Refuse(path), Does.StartWith($"{path}: cannot be read (").And.EndsWith("); expected a network file"));
    }

    [Test]
    public void AnErrorWhileReadingIsBadInput()
    {
        // The first page of a process is never mapped: this file opens, but reading it fails, for every user.
        const string Unmapped = "/proc/self/mem";
        if (!File.Exists(Unmapped))
        {
            Assert.Ignore("Only Linux has /proc/self/mem.");
            return;
        }

        Assert.That(Refuse(Unmapped), Does.StartWith("/proc/self/mem: cannot be read (").And.EndsWith("); expected a network file"));
    }

    [Test]
    public void AnEmptyFileIsRefused()
    {
        string path = _folder.Write("net.json", string.Empty);
        Assert.That(Refuse(path), Is.EqualTo($"{path}: the file is empty; expected a JSON object"));
    }

    [Test]
    public void APathInAMessageStaysOnOneLine() =>
        Assert.That(Refuse(Path.Combine(_folder.Path, "two\nlines")), Does.Contain("two\\u000alines: no such file"));

    [Test]
    public void AnEndlessPathIsShortened() => Assert.That(Refuse(new string('p', 1_000_000)), Does.Contain("ppp...ppp"));

    [TestCase("garbage", ":1:1: expected a JSON object, which begins with '{', got 'g'")]
    [TestCase("", ":1:1: expected a JSON object, which begins with '{', got the byte 0x00")]
    [TestCase("{\"format\": garbage", ":1:12: invalid JSON: 'g' is an invalid start of a value.")]
    public void ALongFileOfGarbageIsRefusedByItsBeginning(string beginning, string expected)
    {
        string path = _folder.WriteLong("net.json", beginning, TwoHundredMegabytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Refuse(path), Is.EqualTo(path + expected));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void ALongFileOfBlanksIsRefusedByItsBeginning()
    {
        string path = _folder.WriteLong("net.json", new string(' ', 2 << 20), TwoHundredMegabytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Refuse(path), Is.EqualTo($"{path}: expected a JSON object, got 1048576 bytes of blanks"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8 << 20));
    }

    [Test]
    public void AFilePastTheLimitIsRefusedBeforeItIsLoaded()
    {
        // An open string hides the zero bytes from the first look.
        string path = _folder.WriteLong("net.json", "{\"a\": \"" + new string('x', 1 << 16), 3L << 30);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Refuse(path), Is.EqualTo($"{path}: the file is longer than 256 MiB, which is the most that is read"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    private static bool CanOpen(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Refuse(string path) => BadInput.Message(() => NetworkFile.Read(path));
}
