using NUnit.Framework;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Core.Polytopes;

namespace Polyhedra.Tests.Regions;

/// <summary>Distinct faces of the complex of all regions, by dimension.</summary>
internal sealed class FaceCounts
{
    private readonly Dictionary<string, int> _generators = new(StringComparer.Ordinal);
    private readonly List<HashSet<string>> _faces = [];

    public FaceCounts(IEnumerable<RegionGeometry> regions)
    {
        foreach (RegionGeometry region in regions)
        {
            Add(region.Closure);
        }
    }

    /// <summary>The number of faces of each dimension.</summary>
    public int[] Numbers => [.. _faces.Select(level => level.Count)];

    /// <summary>Their alternating sum: 1 for a closed ball, (-1)^d for all of space.</summary>
    public int EulerSum => Numbers.Select((count, k) => k % 2 == 0 ? count : -count).Sum();

    private void Add(Polyhedron closure)
    {
        int[] ids = [.. Enumerable.Range(0, closure.GeneratorCount).Select(v => IdOf(PolyhedronAssert.GeneratorOf(closure, v)))];
        Assert.That(ids, Is.Unique);
        int dimension = 0;
        foreach (var level in closure.Faces())
        {
            while (_faces.Count <= dimension)
            {
                _faces.Add(new HashSet<string>(StringComparer.Ordinal));
            }

            foreach (var face in level)
            {
                _faces[dimension].Add(string.Join(' ', face.Select(v => ids[v]).Order()));
            }

            dimension++;
        }
    }

    private int IdOf(string generator)
    {
        if (!_generators.TryGetValue(generator, out int id))
        {
            id = _generators.Count;
            _generators.Add(generator, id);
        }

        return id;
    }
}
