using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;

namespace Polyhedra.Tests.Golden;

/// <summary>A committed list of names, each with the SHA-256 of a text.</summary>
internal sealed class HashFile
{
    private readonly Dictionary<string, string> _hashes;

    public HashFile(string name) => _hashes = File.ReadLines(PathOf(name)).Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);

    public IEnumerable<string> Names => _hashes.Keys;

    public static string PathOf(string name) => Path.Combine(Repository.Root, "Polyhedra.Tests", "Golden", name);

    public static void Write(string name, IEnumerable<(string Name, string Text)> texts) =>
        File.WriteAllLines(PathOf(name), texts.Select(entry => $"{entry.Name} {HashOf(entry.Text)}"));

    /// <summary>Holds a text against its hash; if it is another, leaves the text in a file that the message names.</summary>
    public void Check(string name, string text)
    {
        string hash = HashOf(text);
        string? expected = _hashes.GetValueOrDefault(name);
        if (!string.Equals(hash, expected, StringComparison.Ordinal))
        {
            string copy = Path.Combine(Path.GetTempPath(), $"golden-{name.Replace('/', '-')}.txt");
            File.WriteAllText(copy, text);
            Assert.Fail($"{name}: expected {expected ?? "nothing"}, got {hash}. The text is in {copy}.");
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
