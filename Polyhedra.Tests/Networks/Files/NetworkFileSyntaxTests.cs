using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Text that is no valid JSON object.</summary>
public class NetworkFileSyntaxTests
{
    [TestCase("", "net.json: the file is empty; expected a JSON object")]
    [TestCase(" \n\t ", "net.json: the file is empty; expected a JSON object")]
    [TestCase("\ufeff", "net.json: the file is empty; expected a JSON object")]
    [TestCase("[1]", "net.json:1:1: expected a JSON object, which begins with '{', got '['")]
    [TestCase("\n  null", "net.json:2:3: expected a JSON object, which begins with '{', got 'n'")]
    [TestCase("\u00e9", "net.json:1:1: expected a JSON object, which begins with '{', got the byte 0xc3")]
    public void MustBeginAnObject(string text, string expected) => Assert.That(Refuse(text), Is.EqualTo(expected));

    [TestCase("{\"a\": 1,\n \"b\": 0x10}", "net.json:2:8: ")]
    [TestCase("{\"a\": NaN}", "net.json:1:7: ")]
    [TestCase("{\"a\": -Infinity}", "net.json:1:8: ")]
    [TestCase("{\"a\": 01}", "net.json:1:8: ")]
    [TestCase("{\"a\": .5}", "net.json:1:7: ")]
    [TestCase("{\"a\": +1}", "net.json:1:7: ")]
    [TestCase("{\"a\": 1,}", "net.json:1:9: ")]
    [TestCase("{\"a\" 1}", "net.json:1:6: ")]
    [TestCase("{\"a\": 'x'}", "net.json:1:7: ")]
    [TestCase("{\"a\": [1, 2}", "net.json:1:12: ")]
    [TestCase("{\"a\": 1 // note\n}", "net.json:1:9: ")]
    [TestCase("{\"\u00e9\u4e16\": x}", "net.json:1:8: ")]
    [TestCase("\ufeff{\"a\": x}", "net.json:1:7: ")]
    [TestCase("{}{}", "net.json:1:3: ")]
    [TestCase("{}\nx", "net.json:2:1: ")]
    [TestCase("{\"a\": 1", "net.json:1:8: ")]
    [TestCase("{\r\n\"a\": \"b", "net.json:2:8: ")]
    public void BrokenJsonNamesLineAndColumn(string text, string place) =>
        Assert.That(Refuse(text), Does.StartWith(place + "invalid JSON: "));

    [Test]
    public void TruncationAnywhereIsRefused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(BadInput.Network());
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] part = whole[..length];
            BadInput.Message(() => NetworkFile.Parse(part, "net.json"), $"length {length}");
        }
    }

    [Test]
    public void DeepNestingIsRefusedWithoutAStackOverflow()
    {
        foreach (string open in new[] { "[", "{\"a\":" })
        {
            string nested = string.Concat(Enumerable.Repeat(open, 200_000));
            string message = Refuse(BadInput.Network("\"inputs\"", $"\"x\": {nested}"));
            Assert.That(message, Does.StartWith("net.json:1:").And.Contains("maximum configured depth of 64"));
        }
    }

    [TestCase("{\"a\": 1, \"b\": 2, \"a\": 3}", "net.json:1:18: the key \"a\" stands twice in one object")]
    [TestCase("{\"x\": [{\"a\": 1,\n\"\\u0061\": 2}]}", "net.json:2:1: the key \"a\" stands twice in one object")]
    public void ARepeatedKeyIsRefused(string text, string expected) => Assert.That(Refuse(text), Is.EqualTo(expected));

    [Test]
    public void TheSameKeyInDifferentObjectsIsFine() =>
        Assert.That(
            TestNetworks.Parse(BadInput.Network("\"inputs\"", "\"x\": {\"x\": [{\"x\": 1}, {\"x\": 1}]}, \"inputs\"")), Is.Not.Null);

    [TestCase("{\"a\": \"\\ud800\"}", "net.json:1:7: the string has an unpaired surrogate (\\ud800 to \\udfff)")]
    [TestCase("{\"\\udc00\": 1}", "net.json:1:2: the string has an unpaired surrogate (\\ud800 to \\udfff)")]
    public void AnUnpairedSurrogateIsRefused(string text, string expected) => Assert.That(Refuse(text), Is.EqualTo(expected));

    [Test]
    public void InvalidUtf8IsRefused()
    {
        byte[] utf8 = [.. Encoding.UTF8.GetBytes("{\"a\":\n \"é"), 0xFF, .. "\"}"u8];
        Assert.That(
            BadInput.Message(() => NetworkFile.Parse(utf8, "net.json")), Is.EqualTo("net.json:2:4: the byte 0xff is not valid UTF-8"));
    }

    [Test]
    public void RandomDamageIsReadOrRefusedButNeverAnythingElse()
    {
        Random random = new(8);
        byte[] whole = Encoding.UTF8.GetBytes(BadInput.Network("4", "\"1/2\\u0030\""));
        byte[] likely = Encoding.ASCII.GetBytes("{}[],:\"\\/0123456789eE+-. \n\0nulltrue");
        int refused = 0;
        for (int i = 0; i < 5000; i++)
        {
            byte[] damaged = [.. whole];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                damaged[random.Next(damaged.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : likely[random.Next(likely.Length)];
            }

            try
            {
                NetworkFile.Parse(damaged, "net.json");
            }
            catch (BadInputException)
            {
                refused++;
                BadInput.Message(() => NetworkFile.Parse(damaged, "net.json"));
            }
        }

        Assert.That(refused, Is.InRange(1000, 4999));
    }

    private static string Refuse(string text) => BadInput.Message(() => NetworkFile.Parse(Encoding.UTF8.GetBytes(text), "net.json"));
}
