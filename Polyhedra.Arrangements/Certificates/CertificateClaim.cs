namespace Polyhedra.Arrangements.Certificates;

/// <summary>What a certificate of a network proves.</summary>
public enum CertificateClaim
{
    /// <summary>The number of activation regions.</summary>
    ActivationRegions,

    /// <summary>Also the number of affine pieces.</summary>
    AffinePieces,

    /// <summary>Also an upper bound on the number of linear regions, which is the number itself.</summary>
    LinearRegions,
}
