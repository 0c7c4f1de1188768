using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>A face of the domain in which regions have facets. Immutable.</summary>
public sealed class DomainFacet
{
    private DomainFacet(IntegerForm form, int? input, bool isUpper, int? halfSpace)
    {
        Form = form;
        Input = input;
        IsUpper = isUpper;
        HalfSpace = halfSpace;
    }

    /// <summary>The form that vanishes on it and is positive in the interior of the domain.</summary>
    public IntegerForm Form { get; }

    /// <summary>The input that it bounds, from 0; null if it is one of <see cref="HPolyhedron.HalfSpaces"/>.</summary>
    public int? Input { get; }

    /// <summary>Whether it is the upper bound of <see cref="Input"/>.</summary>
    public bool IsUpper { get; }

    /// <summary>The position among <see cref="HPolyhedron.HalfSpaces"/>; null if it is a bound.</summary>
    public int? HalfSpace { get; }

    /// <summary>All constraints of a domain, in the order of <see cref="HPolyhedron.Forms"/>.</summary>
    public static ImmutableArray<DomainFacet> Of(HPolyhedron domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        IntegerForm[] forms = [.. domain.Forms()];
        DomainFacet[] facets = new DomainFacet[forms.Length];
        int position = 0;
        for (int k = 0; k < domain.Dimension; k++)
        {
            if (domain.Lower[k] is not null)
            {
                facets[position] = new DomainFacet(forms[position], k, isUpper: false, null);
                position++;
            }

            if (domain.Upper[k] is not null)
            {
                facets[position] = new DomainFacet(forms[position], k, isUpper: true, null);
                position++;
            }
        }

        for (int i = 0; position < facets.Length; i++, position++)
        {
            facets[position] = new DomainFacet(forms[position], null, isUpper: false, i);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(facets);
    }
}
