using System.Collections.Immutable;

namespace Polyhedra.Tests.Architecture;

/// <summary>That files of one folder refer to types of another.</summary>
/// <param name="From">The folder that refers, without <c>Polyhedra.</c>: <c>Arrangements/Networks</c>.</param>
/// <param name="To">The folder referred to.</param>
/// <param name="References">The references, in order; empty for an arrow of the committed list.</param>
internal sealed record FolderArrow(string From, string To, ImmutableArray<TypeReference> References)
{
    /// <summary>The arrow with some of the places that make it.</summary>
    public string Describe()
    {
        IEnumerable<string> places = References.Take(5).Select(place => $"\n    {place.File}({place.Line}): {place.Type}");
        string more = References.Length > 5 ? $"\n    and {References.Length - 5} more" : string.Empty;
        return $"{this}{string.Concat(places)}{more}";
    }

    /// <inheritdoc/>
    public override string ToString() => $"{From} -> {To}";
}
