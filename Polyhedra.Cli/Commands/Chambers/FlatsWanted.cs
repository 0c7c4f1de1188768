namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>What of the flats of an arrangement is reported; the work is the same.</summary>
/// <param name="Faces">The numbers of faces.</param>
/// <param name="Flats">The numbers of flats, Whitney numbers and restrictions.</param>
internal readonly record struct FlatsWanted(bool Faces, bool Flats)
{
    /// <summary>Whether anything is.</summary>
    public bool Any => Faces || Flats;
}
