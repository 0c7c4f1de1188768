using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The Whitney numbers of the first kind of the rows of an integer matrix, in the ring that <see cref="RingChoice"/> finds for
/// it.</summary>
internal static class WhitneyNumbers
{
    /// <summary>The absolute values w_0, ..., w_rank of the Whitney numbers of the first kind of the rows.</summary>
    /// <param name="rows">Nonzero rows, no two of them proportional.</param>
    /// <param name="cancellation">Stops the count.</param>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public static BigInteger[] Count(IntegerMatrix rows, CancellationToken cancellation) =>
        RingChoice.Run(rows, new Counting(rows, cancellation));

    /// <summary>The same count in a ring of the caller's choice.</summary>
    public static BigInteger[] Count<TScalars, T>(TScalars scalars, IntegerMatrix rows, CancellationToken cancellation)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T> =>
        new WhitneyCounter<TScalars, T>(scalars, cancellation).Count(PointConfiguration<T>.FromRows(scalars, rows, cancellation));

    private sealed class Counting(IntegerMatrix rows, CancellationToken cancellation) : IRingTask<BigInteger[]>
    {
        public BigInteger[] Run<TScalars, T>(TScalars scalars)
            where TScalars : struct, IScalars<T>
            where T : IEquatable<T> =>
            Count<TScalars, T>(scalars, rows, cancellation);
    }
}
