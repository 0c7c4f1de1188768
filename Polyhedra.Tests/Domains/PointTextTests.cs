using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Networks.Files;

namespace Polyhedra.Tests.Domains;

public class PointTextTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void AListOfNumbersIsOnePoint()
    {
        IReadOnlyList<ImmutableArray<Rational>> points = PointText.Parse("0, -1/2,1e-3", 3);
        Assert.That(points, Has.Count.EqualTo(1));
        Assert.That(points[0], Is.EqualTo(new[] { 0, new Rational(-1, 2), new Rational(1, 1000) }));
    }

    [Test]
    public void AFileHasAPointARow()
    {
        string path = _folder.Write("points.csv", "\ufeff0,1/2\r\n\n  \t\n-1, 0.1\n3,4");
        IReadOnlyList<ImmutableArray<Rational>> points = PointText.Parse("file:" + path, 2);
        Assert.That(points.Select(point => string.Join(' ', point)), Is.EqualTo(new[] { "0 1/2", "-1 1/10", "3 4" }));
    }

    [Test]
    public void AnEncodingIsNotGuessed()
    {
        string path = _folder.Write("points.csv", string.Empty);
        File.WriteAllText(path, "1,2\n", System.Text.Encoding.Unicode);
        Assert.That(BadInput.Message(() => PointText.Parse("file:" + path, 2)), Does.Contain("not valid UTF-8"));
    }

    [TestCase("", "point \"\": coordinate 1: \"\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("0,", "point \"0,\": coordinate 2: \"\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("0,1/0", "point \"0,1/0\": coordinate 2: \"1/0\" has a zero denominator")]
    [TestCase("1e999999999,0", "point \"1e999999999,0\": coordinate 1: \"1e999999999\" has an exponent past the limit of 10000")]
    public void WhatCannotBeParsedIsAUsageError(string text, string expected) =>
        Assert.That(Assert.Throws<FormatException>(() => PointText.Parse(text, 2))!.Message, Is.EqualTo(expected));

    [TestCase("1", "point \"1\": expected 2 coordinates, got 1")]
    [TestCase("1,2,3", "point \"1,2,3\": expected 2 coordinates, got 3")]
    public void WhatDoesNotFitIsBadInput(string text, string expected) =>
        Assert.That(BadInput.Message(() => PointText.Parse(text, 2)), Is.EqualTo(expected));

    [TestCase("0,1\n\n2,x\n", ":3: coordinate 2: \"x\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("0,1\n2\n", ":2: expected 2 coordinates, got 1")]
    [TestCase("\n \n", ": the file has no point; expected a CSV file, one row a point")]
    public void AFileIsRefusedWithItsLine(string content, string expected)
    {
        string path = _folder.Write("points.csv", content);
        Assert.That(BadInput.Message(() => PointText.Parse("file:" + path, 2)), Is.EqualTo(path + expected));
    }

    [Test]
    public void AMissingFileIsBadInput()
    {
        string path = Path.Combine(_folder.Path, "none.csv");
        Assert.That(BadInput.Message(() => PointText.Parse("file:" + path, 2)), Is.EqualTo(
            $"{path}: no such file; expected a CSV file, one row a point"));
    }

    [Test]
    public void InvalidUtf8IsBadInput()
    {
        string path = Path.Combine(_folder.Path, "points.csv");
        File.WriteAllBytes(path, [.. "1,2\n"u8, 0xFF, 0xFE]);
        Assert.That(BadInput.Message(() => PointText.Parse("file:" + path, 2)), Does.Contain("not valid UTF-8"));
    }

    [Test]
    public void ALineWithoutEndIsGivenUp()
    {
        string path = _folder.WriteLong("points.csv", "1,", 200L << 20);
        string message = BadInput.Message(() => PointText.Parse("file:" + path, 2));
        Assert.That(message, Is.EqualTo($"{path}:1: the line is longer than 16777216 characters; expected one row a point"));
    }
}
