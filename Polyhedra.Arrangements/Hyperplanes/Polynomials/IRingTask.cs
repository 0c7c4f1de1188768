namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Something to compute in a ring that is chosen for it. It must be possible to begin anew in another ring.</summary>
internal interface IRingTask<TResult>
{
    /// <summary>Computes it.</summary>
    /// <exception cref="NoInverseException">This ring cannot tell; another is tried.</exception>
    TResult Run<TScalars, T>(TScalars scalars)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>;
}
