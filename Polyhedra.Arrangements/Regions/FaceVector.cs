using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions;

/// <summary>How many faces the regions of a network have in a domain, all of them together: the f-vector of the complex of their
/// closures.</summary>
/// <param name="Faces">Entry k: the faces of dimension k, those on the boundary of the domain included; the last entry counts the
/// regions.</param>
/// <param name="InteriorFaces">Entry k: those that are not on the boundary of the domain.</param>
/// <param name="EulerCharacteristic">What the alternating sum f_0 - f_1 + f_2 - ... must be for this domain: the Euler characteristic with
/// compact support, which is (-1)^l for a domain that is bounded but for l lines, else 0. Of the interior it is (-1)^n.</param>
/// <param name="Volume">The volume of the domain; null if that is unbounded.</param>
/// <param name="VolumesAdd">Whether the exact volumes of the regions sum to it, compared modulo a prime of 61 bits; null if there is
/// nothing to compare.</param>
public sealed record FaceVector(
    ImmutableArray<long> Faces, ImmutableArray<long> InteriorFaces, int EulerCharacteristic, Rational? Volume, bool? VolumesAdd)
{
    /// <summary>Whether Euler's relation holds, for all faces and for those in the interior.</summary>
    public bool EulerHolds =>
        AlternatingSum(Faces) == EulerCharacteristic && AlternatingSum(InteriorFaces) == ((Faces.Length - 1) % 2 == 0 ? 1 : -1);

    private static long AlternatingSum(ImmutableArray<long> faces) => faces.Select((count, k) => k % 2 == 0 ? count : -count).Sum();
}
