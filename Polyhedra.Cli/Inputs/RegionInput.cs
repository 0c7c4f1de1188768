using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Inputs;

/// <summary>What a command looks at: a network on a domain, or both restricted to a slice.</summary>
/// <param name="Description">The network that the user named.</param>
/// <param name="Network">The network to look at: that one, or with a slice (or a domain without interior) its composition with the slice
/// (the affine hull), a function of coordinates s.</param>
/// <param name="Domain">The domain in the inputs of <paramref name="Network"/>; its interior is not empty.</param>
/// <param name="DomainText">The domain as the user wrote it, in the inputs of the network that he named.</param>
/// <param name="Slice">The slice, or null.</param>
internal sealed record RegionInput(
    NetworkDescription Description, Network Network, HPolyhedron Domain, string DomainText, SliceInput? Slice) : IJsonObject
{
    /// <summary>A network on a domain, without a slice.</summary>
    public static RegionInput Of(NetworkDescription description, HPolyhedron domain, string domainText) =>
        new(description, description.Network, domain, domainText, null);

    /// <summary>A network on a domain without interior: in the coordinates of its affine hull.</summary>
    public static RegionInput Of(NetworkDescription description, FlatDomain flat, string domainText) =>
        new(description, flat.Compose(description.Network), flat.Inside, domainText, null) { Hull = new HullInput(flat) };

    /// <summary>The affine hull of a domain without interior, in whose coordinates <see cref="Network"/> and <see cref="Domain"/> are; else
    /// null.</summary>
    public HullInput? Hull { get; private init; }

    /// <summary>What a reader of the domain should know of how it was read, a line each.</summary>
    public ImmutableArray<string> DomainNotes { get; init; } = [];

    /// <summary>Which of several domains of a specification this is, from 0; null where there is one.</summary>
    public int? Piece { get; init; }

    public void WriteFields(JsonFields json) => json
        .Add("network", Description)
        .Add("domain", DomainText)
        .Add("box", Piece)
        .Add("domainNotes", DomainNotes.IsEmpty ? null : DomainNotes)
        .Add("hull", Hull)
        .Add("slice", Slice);

    /// <summary>For people: lines that name network, digest, domain and slice.</summary>
    public string Text()
    {
        string box = Piece is { } piece ? $", box {piece}" : string.Empty;
        string notes = string.Concat(DomainNotes.Select(note => $"note     {note}\n"));
        string text = $"{Description.Text}domain   {DomainText}{box}\n{notes}{Hull?.Text()}";
        return Slice is { } slice
            ? $"{text}slice    {slice.Text}{(slice.Seed is { } seed ? $", seed {seed}" : string.Empty)}; "
                + $"dimension {slice.Slice.Dimension}, domain {slice.DomainText}\n"
            : text;
    }
}
