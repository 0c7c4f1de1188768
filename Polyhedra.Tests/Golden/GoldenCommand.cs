using System.Text;
using System.Text.RegularExpressions;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Golden;

/// <summary>Runs of the command line whose text is the same on every machine and at every time.</summary>
/// <remarks>In the words, <c>data/</c> is the folder of the repository and <c>@NAME</c> a file in a temporary folder, whose content
/// becomes part of the text. The text names neither folder.</remarks>
internal static partial class GoldenCommand
{
    private const int MostMilliseconds = 60_000;

    /// <summary>Runs a command and gives all that it wrote: the exit code, the output, the messages, and its files, times masked.</summary>
    public static string TextOf(IEnumerable<string> words)
    {
        using TemporaryFolder folder = new();
        CliRun run = CliRun.Of([.. words.Select(word => Resolve(word, folder))]);
        StringBuilder text = new($"exit {run.ExitCode}\n{run.Output}--- messages\n{run.Error}");
        foreach (string name in folder.Names().Order(StringComparer.Ordinal))
        {
            text.Append($"--- {name}\n{File.ReadAllText(folder.Path(name))}");
        }

        return WithoutTimes(WithoutFolders(text.ToString(), folder));
    }

    /// <summary>The text with a T for every number that is a time: JSON's fields <c>seconds</c>, <c>coldSeconds</c>, <c>secondsOfBest</c>
    /// and so on, and the numbers of lines that begin with <c>seconds</c>.</summary>
    public static string WithoutTimes(string text) =>
        TextTime().Replace(JsonTime().Replace(text, "${field}T"), line => Number().Replace(line.Value, "T"));

    /// <summary>A word with the path of the folder that it calls <c>data/</c>.</summary>
    public static string WithDataFolder(string word) => DataFolder().Replace(word, $"{Repository.Data()}/");

    private static string Resolve(string word, TemporaryFolder folder) =>
        word[0] == '@' ? folder.Path(word[1..]) : WithDataFolder(word);

    private static string WithoutFolders(string text, TemporaryFolder folder) =>
        text.Replace(folder.Path(string.Empty), "@").Replace($"{Repository.Data()}/", "data/");

    // At the beginning of a word, or after the name of what the file is for, as in file:data/... and graphical:data/...
    [GeneratedRegex("(?<=^|:)data/", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex DataFolder();

    [GeneratedRegex(@"(?<field>""\w*[sS]econds\w*"":)-?[0-9][0-9.eE+-]*", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex JsonTime();

    [GeneratedRegex("^seconds .*$", RegexOptions.Multiline, MostMilliseconds)]
    private static partial Regex TextTime();

    [GeneratedRegex(@"[0-9][0-9.]*(E[+-]?[0-9]+)?", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Number();
}
