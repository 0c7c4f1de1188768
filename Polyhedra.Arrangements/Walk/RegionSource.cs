using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>What a walk knows of the region it stands on; see <see cref="RegionView"/> for what each of it is.</summary>
/// <remarks>What else can be asked of a region is computed on the floors above, from this and from the kernel's cell; they keep with the
/// walk what they need for it (<see cref="Helper"/>).</remarks>
/// <param name="frames">The layers, decided as on the region.</param>
/// <param name="stop">What stops the walk: a step that is cancelled by it ends the walk in order.</param>
internal abstract class RegionSource(NetworkFrames frames, CancellationToken stop)
{
    private readonly byte[] _pattern = new byte[frames.GateCount];
    private readonly List<object> _helpers = [];

    public CancellationToken Stop => stop;

    /// <summary>The layers, decided as on the region.</summary>
    public NetworkFrames Frames => frames;

    /// <summary>Another number for each region that the walk stands on.</summary>
    public long Visit { get; private set; }

    /// <summary>The walk stands on another region.</summary>
    public void Arrive() => Visit++;

    /// <summary>The domain.</summary>
    public abstract HPolyhedron Domain { get; }

    /// <summary>Overwritten by the next call.</summary>
    public ReadOnlySpan<byte> Pattern()
    {
        frames.WritePattern(_pattern);
        return _pattern;
    }

    public abstract ImmutableArray<Rational> InteriorPoint();

    public abstract bool IsBounded();

    public abstract int InteriorFacetCount();

    /// <summary>What a floor above computes with, one of each type for the whole walk, made when first asked for. What it keeps of a region
    /// is out of date when <see cref="Visit"/> has changed.</summary>
    public THelper Helper<THelper>(Func<RegionSource, THelper> make)
        where THelper : class
    {
        foreach (object helper in _helpers)
        {
            if (helper is THelper found)
            {
                return found;
            }
        }

        THelper made = make(this);
        _helpers.Add(made);
        return made;
    }
}
