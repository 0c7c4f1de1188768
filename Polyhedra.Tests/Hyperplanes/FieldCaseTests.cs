using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Tests.Hyperplanes;

/// <summary>Arrangements of <c>../shared/cases/field</c>, rebuilt from public bug reports, with the values that their README states. Those
/// were found by other programs.</summary>
public sealed class FieldCaseTests
{
    [TestCase("redundant-rows-with-equations/rows.ine", 4, 0, 9, null, 1)]
    [TestCase("redundant-rows-with-equations/rows-rational.ine", 4, 0, 9, null, 0)]
    [TestCase("cube-and-tetrahedron/planes.json", 9, 1, 64, 8, 0)]
    public void An_arrangement_has_the_known_numbers(
        string file, int hyperplanes, int duplicates, int regions, int? bounded, int notes)
    {
        if (Repository.Shared(["cases", "field", .. file.Split('/')]) is not { } path)
        {
            Assert.Ignore($"../shared/cases/field/{file} is not there");
            return;
        }

        (HyperplaneArrangement arrangement, IReadOnlyList<string> said) = ArrangementFile.ReadNoted(path);
        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(arrangement);
        ChamberCount chambers = ChamberEnumerator.Count(arrangement);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(arrangement.Count, Is.EqualTo(hyperplanes));
            Assert.That(arrangement.DuplicateCount, Is.EqualTo(duplicates));
            Assert.That((long)polynomial.Regions, Is.EqualTo(regions));
            Assert.That(chambers.Regions, Is.EqualTo(regions));
            Assert.That(said, Has.Count.EqualTo(notes));
            if (bounded is not null)
            {
                Assert.That((long)polynomial.BoundedRegions, Is.EqualTo(bounded));
                Assert.That(chambers.BoundedRegions, Is.EqualTo(bounded));
            }
        }
    }
}
