using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Small files that ask for much.</summary>
public sealed class NetworkFileLimitsTests
{
    [TestCase("1e10000")]
    [TestCase("1e-10000")]
    public void A_file_of_long_numbers_is_refused_before_it_fills_the_memory(string number)
    {
        string message = BadInput.Message(() => Parse(Repeat(number, 790, 790)));

        Assert.That(message, Does.Contain("$.layers[0].weights[").And.Contains("the file's numbers are too long"));
    }

    [Test]
    public void A_few_long_numbers_are_read()
    {
        Network network = Parse(Repeat("1e10000", 5, 5));

        Assert.That(network.Layers[0].Weights[4, 4].Numerator.GetBitLength(), Is.EqualTo(33220));
    }

    [Test]
    public void Any_number_of_ordinary_decimals_is_read()
    {
        // 200,000 numbers of 17 digits: longer in all than the limit, but none of them is long.
        Network network = Parse(Repeat("0.12345678901234567", 400, 500));

        Assert.That(network.Layers[0].UnitCount, Is.EqualTo(500));
    }

    private static Network Parse(string text) => NetworkFile.Parse(Encoding.UTF8.GetBytes(text), "net.json");

    private static string Repeat(string number, int inputs, int units)
    {
        string row = $"[{string.Join(',', Enumerable.Repeat(number, inputs))}]";
        return $$"""
            {"format": "polyhedra-network/1", "inputs": {{inputs}}, "layers": [{"type": "dense", "activation": "relu",
             "weights": [{{string.Join(',', Enumerable.Repeat(row, units))}}],
             "bias": [{{string.Join(',', Enumerable.Repeat("0", units))}}]}]}
            """;
    }
}
