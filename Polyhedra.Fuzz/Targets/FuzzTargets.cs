using System.Collections.Immutable;

namespace Polyhedra.Fuzz.Targets;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    public static ImmutableArray<FuzzTarget> All { get; } =
    [
        new("network", NetworkTargets.Json),
        new("nnet", NetworkTargets.Nnet),
        new("onnx", NetworkTargets.Onnx),
        new("safetensors", WeightTargets.Safetensors),
        new("npz", WeightTargets.Npz),
        new("npy", WeightTargets.Npy),
        new("architecture", WeightTargets.Architecture),
        new("arrangement", ArrangementTargets.Json),
        new("ine", ArrangementTargets.Ine),
        new("table", ArrangementTargets.Table),
        new("sage", ArrangementTargets.Sage),
        new("edges", ArrangementTargets.Edges),
        new("domain", PointTargets.Domain),
        new("vnnlib", PointTargets.VnnLib),
        new("cdd", PointTargets.Cdd),
        new("points", PointTargets.Points),
        new("slice", PointTargets.Slice),
        new("certificate", CertificateTargets.Certificate),
        new("certified-network", CertificateTargets.CertifiedNetwork),
    ];

    /// <summary>The target with a name; null if there is none.</summary>
    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.Ordinal));
}
