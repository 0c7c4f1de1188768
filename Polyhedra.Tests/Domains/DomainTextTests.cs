using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Networks.Files;

namespace Polyhedra.Tests.Domains;

/// <summary>Messages and borders of domains; which texts mean what is in the conformance vectors.</summary>
public class DomainTextTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void ABoxHasBoundsAndNoHalfSpaces()
    {
        HPolyhedron box = DomainText.Parse("box:-1,1;1/3,0.5", 2);
        Assert.That(box.Lower, Is.EqualTo(new Rational?[] { -1, new Rational(1, 3) }));
        Assert.That(box.Upper, Is.EqualTo(new Rational?[] { 1, new Rational(1, 2) }));
        Assert.That(box.HalfSpaces, Is.Empty);
    }

    [TestCase("box:x,1", "domain \"box:x,1\": \"x\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("box:0;1", "domain \"box:0;1\": expected \"lo,hi\" for an axis, got \"0\"")]
    [TestCase("box:0,1\n2", "domain \"box:0,1\\u000a2\": \"1\\u000a2\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("", "an empty domain; expected \"all\", \"unit\", \"box:lo,hi\", \"box:lo,hi;lo,hi;...\" or a domain file")]
    public void WhatCannotBeParsedIsAUsageError(string text, string expected) =>
        Assert.That(Assert.Throws<FormatException>(() => DomainText.Parse(text, 2))!.Message, Is.EqualTo(expected));

    [TestCase("box:1,-1", "domain \"box:1,-1\": expected lo <= hi, got \"1,-1\", which is empty")]
    [TestCase("box:0,1;0,1", "domain \"box:0,1;0,1\": expected 3 axes (or one for all of them), got 2")]
    public void WhatDoesNotFitIsBadInput(string text, string expected) =>
        Assert.That(BadInput.Message(() => DomainText.Parse(text, 3)), Is.EqualTo(expected));

    [Test]
    public void AMisspeltDomainIsToldWhatDomainsThereAre()
    {
        string message = BadInput.Message(() => DomainText.Parse("everything", 2));
        Assert.That(message, Is.EqualTo(
            "everything: no such file; expected \"all\", \"unit\", \"box:lo,hi\", \"box:lo,hi;lo,hi;...\" or a domain file"));
    }

    [TestCase(
        "[[1, 2]]", "$.inequalities[0]: expected an array of 3 (b and 2 coefficients, as the space has dimension 2), got an array of 2")]
    [TestCase("[[1, 2, 3], 4]", "$.inequalities[1]: expected an array of 3 (b and 2 coefficients, as the space has dimension 2), got 4")]
    [TestCase("[[1, 2, \"x\"]]", "$.inequalities[0][2]: \"x\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("[[1, 2, null]]", "$.inequalities[0][2]: expected a number, got null")]
    [TestCase("{}", "$.inequalities: expected an array of inequalities, got an object")]
    [TestCase("[[0, 1, 0], [-1, -1, 0]]", "$.inequalities: expected a domain that is not empty, got 0 <= x1 <= -1")]
    [TestCase("[[0, 0, 1], [-1, 0, -2]]", "$.inequalities: expected a domain that is not empty, got 0 <= x2 <= -1/2")]
    [TestCase("[[-1, 0, 0]]", "$.inequalities[0]: expected a domain that is not empty, got -1 >= 0, which holds nowhere")]
    public void AFileIsRefusedWithItsPlace(string inequalities, string expected)
    {
        string path = _folder.Write("d.json", $$"""{"format": "polyhedra-domain/1", "inequalities": {{inequalities}}}""");
        Assert.That(BadInput.Message(() => DomainText.Parse(path, 2)), Is.EqualTo($"{path}: {expected}"));
    }

    [Test]
    public void ABrokenFileNamesLineAndColumn()
    {
        string path = _folder.Write("d.json", "{\n x");
        Assert.That(BadInput.Message(() => DomainText.Parse(path, 2)), Does.StartWith($"{path}:2:2: invalid JSON: "));
    }

    [Test]
    public void ANetworkIsNoDomain()
    {
        string path = _folder.Write("d.json", BadInput.Network());
        Assert.That(BadInput.Message(() => DomainText.Parse(path, 2)), Is.EqualTo(
            $"{path}: $.format: expected the format \"polyhedra-domain/1\", got \"polyhedra-network/1\""));
    }

    [Test]
    public void ANumberOfAxesBelowOneIsAnArgumentError() => Assert.Throws<ArgumentOutOfRangeException>(() => DomainText.Parse("all", 0));
}
