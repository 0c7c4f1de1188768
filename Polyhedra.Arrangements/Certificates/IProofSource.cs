using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>What a kernel can say about its current cell for a proof. Nothing but <see cref="InteriorPoint"/> need be right:
/// whoever asks verifies.</summary>
/// <remarks>Rows are those of the kernel's path: the domain's first, then one for every form that cut the cell.</remarks>
/// <typeparam name="TCell">The kernel's cells.</typeparam>
internal interface IProofSource<TCell>
{
    /// <summary>For each row of the first cell's path, the number of the domain's inequality that it is, or -1.</summary>
    IReadOnlyList<int> DomainRows { get; }

    /// <summary>The number of rows of the path.</summary>
    int RowCount { get; }

    /// <summary>The form that a row beyond the domain's stands for.</summary>
    Form FormOf(int row);

    /// <summary>Multipliers of rows whose sum with the claim is nearly constant and at most 0.</summary>
    /// <param name="cell">The current cell.</param>
    /// <param name="claim">A function that is nowhere positive on the cell.</param>
    /// <param name="rows">The rows of the path as a checker knows them.</param>
    /// <param name="isSecond">Whether multipliers that were proposed before proved nothing.</param>
    /// <param name="multipliers">Receives rows with positive multipliers, of rows and claim as they are.</param>
    /// <returns>False if the kernel has no proposal.</returns>
    bool TryPropose(
        TCell cell, ProofRow claim, IReadOnlyList<ProofRow> rows, bool isSecond, List<(int Row, double Multiplier)> multipliers);

    /// <summary>The exact multipliers of the basis of the last proposal; false if it has none that are not negative.</summary>
    bool TryExact(TCell cell, ProofRow claim, IReadOnlyList<ProofRow> rows, List<(int Row, Rational Multiplier)> multipliers);

    /// <summary>The least and the largest value of every coordinate on the cell, approximately; infinite where there is none,
    /// or it is not known.</summary>
    void GetBounds(TCell cell, Span<double> lower, Span<double> upper);

    /// <summary>A point that is probably near the middle of the cell.</summary>
    ReadOnlySpan<double> Middle(TCell cell);

    /// <summary>A point strictly inside the cell, exactly.</summary>
    ImmutableArray<Rational> InteriorPoint(TCell cell);
}
