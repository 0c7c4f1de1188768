using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Golden;

/// <summary>What the command prints and the certificates that it writes, pinned to the byte: order, formats, messages.
/// Times are masked.</summary>
/// <remarks>A commit that means to change them renews <c>bytes.txt</c> with <see cref="Renew"/> and says why.</remarks>
public sealed partial class GoldenBytesTests
{
    private static readonly HashFile Expected = new("bytes.txt");

    private static IEnumerable<TestCaseData> Cases() => File.ReadLines(HashFile.PathOf("commands.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
        .Select(words => new TestCaseData(words[0], words[1]).SetArgDisplayNames(words[0]));

    [TestCaseSource(nameof(Cases))]
    public void The_bytes_are_what_they_were(string name, string command) => Expected.Check(name, Outcome(command));

    [Test]
    public void Every_hash_has_its_command() =>
        Assert.That(Expected.Names, Is.EquivalentTo(Cases().Select(data => (string)data.Arguments[0]!)));

    [Explicit("Renews bytes.txt.")]
    [Test]
    public void Renew() =>
        HashFile.Write("bytes.txt", Cases().Select(data => ((string)data.Arguments[0]!, Outcome((string)data.Arguments[1]!))));

    // Everything that a run leaves behind, without times and without the place of the repository.
    private static string Outcome(string command)
    {
        using TemporaryFolder folder = new();
        string file = folder.Path("certificate");
        string[] args = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.StartsWith('@')
            ? Repository.Data(word[1..].Split('/'))
            : string.Equals(word, "FILE", StringComparison.Ordinal) ? file : word)];
        CliRun run = CliRun.Of(args);
        string data = Repository.Data() + Path.DirectorySeparatorChar;
        StringBuilder text = new($"exit {run.ExitCode}\n");
        text.Append(Seconds().Replace(Elapsed().Replace(run.Output, "${key}T"), "seconds T").Replace(data, "data/").Replace(file, "FILE"));
        text.Append("--- stderr\n").Append(run.Error.Replace(data, "data/").Replace(file, "FILE"));
        if (File.Exists(file))
        {
            text.Append("--- certificate\n").Append(File.ReadAllText(file));
        }

        return text.ToString();
    }

    [GeneratedRegex("""(?<key>"\w*[sS]econds":)[0-9.eE+-]+""", RegexOptions.NonBacktracking)]
    private static partial Regex Elapsed();

    [GeneratedRegex("""^seconds .*$""", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Seconds();
}
