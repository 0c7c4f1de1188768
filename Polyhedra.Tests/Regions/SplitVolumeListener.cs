using NUnit.Framework;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Regions;

/// <summary>Follows a walk with a polyhedron of its own: at every split the volumes of the two parts must sum to that of the cell,
/// exactly; and at every sixteenth leaf the region must be what is left.</summary>
internal sealed class SplitVolumeListener(HPolyhedron domain) : ITreeListener<int>, IRegionSink
{
    public static bool NeedsRegions => true;

    private readonly Stack<Polyhedron> _waiting = new();
    private Polyhedron _cell = Polyhedron.FromHalfSpaces(domain)!;

    public int Splits { get; private set; }

    public void Begun()
    {
    }

    public void Dropped(in Form form, bool isPositive)
    {
    }

    public void Ready(int cell, bool isComplete)
    {
    }

    public void Split(in Form form)
    {
        (Polyhedron? negative, Polyhedron? positive) = _cell.Split(form.Exact);
        Assert.That(negative!.Volume()!.Value + positive!.Volume()!.Value, Is.EqualTo(_cell.Volume()!.Value));
        Assert.That((negative.Volume()!.Value.Sign, positive.Volume()!.Value.Sign), Is.EqualTo((Sign.Positive, Sign.Positive)));
        _cell = negative;
        _waiting.Push(positive);
        Splits++;
    }

    public void Upper(in Form form) => _cell = _waiting.Pop();

    public void Branched(int cell, LayerFrame frame, int unit, ulong live, ReadOnlySpan<byte> dominators) =>
        throw new NotSupportedException("No network of these has maxout units.");

    public void Returned() => throw new NotSupportedException();

    public void Child(int piece, bool isLast) => throw new NotSupportedException();

    public void Excluded(int cell, int piece, bool isLast, in Form form) => throw new NotSupportedException();

    public void Leaf(int cell)
    {
    }

    public void Accept(scoped in RegionView region)
    {
        if (region.Index % 16 != 0)
        {
            return;
        }

        Polyhedron closure = region.Polyhedron();
        Assert.That(closure.Volume(), Is.EqualTo(_cell.Volume()));
        Assert.That((closure.VertexCount, closure.Facets.Length), Is.EqualTo((_cell.VertexCount, _cell.Facets.Length)));
        Assert.That(closure.Centroid(), Is.EqualTo(_cell.Centroid()));
    }
}
