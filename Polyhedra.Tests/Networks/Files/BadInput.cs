using NUnit.Framework;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Asserts that something is refused as bad input, with one short line.</summary>
internal static class BadInput
{
    public static string Message(Action action, string because = "")
    {
        BadInputException? thrown = Assert.Throws<BadInputException>(() => action(), because);
        string message = thrown!.Message;
        Assert.That(message.Any(char.IsControl), Is.False, $"One line: {message}");
        Assert.That(message, Has.Length.LessThan(1000));
        return message;
    }

    /// <summary>A network of two inputs, two relu units and one output, with one piece of text exchanged.</summary>
    public static string Network(string replace = "", string with = "")
    {
        string json =
            """
            {"format": "polyhedra-network/1", "inputs": 2, "numbers": "exact", "layers": [
              {"type": "dense", "weights": [[1, 2], [3, 4]], "bias": [5, 6], "activation": "relu"},
              {"type": "dense", "weights": [[7, 8]], "bias": [9], "activation": "identity"}]}
            """;
        if (replace.Length == 0)
        {
            return json;
        }

        int index = json.IndexOf(replace, StringComparison.Ordinal);
        Assert.That(index, Is.GreaterThanOrEqualTo(0), replace);
        return string.Concat(json.AsSpan(0, index), with, json.AsSpan(index + replace.Length));
    }
}
