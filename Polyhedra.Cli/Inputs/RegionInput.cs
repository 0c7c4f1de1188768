using Polyhedra.Core.HalfSpaces;


namespace Polyhedra.Cli.Inputs;

/// <summary>What a command looks at: a network on a domain, or both restricted to a slice.</summary>
/// <param name="Description">The network that the user named.</param>
/// <param name="Network">The network to look at: that one, or with a slice its composition with the slice, a function of the slice's
/// coordinates s.</param>
/// <param name="Domain">The domain in the inputs of <paramref name="Network"/>; its interior is not empty.</param>
/// <param name="DomainText">The domain as the user wrote it, in the inputs of the network that he named.</param>
/// <param name="Slice">The slice, or null.</param>
internal sealed record RegionInput(
    NetworkDescription Description, Network Network, HPolyhedron Domain, string DomainText, SliceInput? Slice) : IJsonObject
{
    /// <summary>A network on a domain, without a slice.</summary>
    public static RegionInput Of(NetworkDescription description, HPolyhedron domain, string domainText) =>
        new(description, description.Network, domain, domainText, null);

    public void WriteFields(JsonFields json) => json
        .Add("network", Description)
        .Add("domain", DomainText)
        .Add("slice", Slice);

    /// <summary>For people: lines that name network, digest, domain and slice.</summary>
    public string Text()
    {
        string text = $"{Description.Text}domain   {DomainText}\n";
        return Slice is { } slice
            ? $"{text}slice    {slice.Text}{(slice.Seed is { } seed ? $", seed {seed}" : string.Empty)}; "
                + $"dimension {slice.Slice.Dimension}, domain {slice.DomainText}\n"
            : text;
    }
}
