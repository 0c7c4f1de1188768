using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Weights;
using Polyhedra.Fuzz.Checks;

namespace Polyhedra.Fuzz.Targets;

/// <summary>Readers of weights, with a fixed architecture, and that of architectures, with fixed weights.</summary>
internal static class WeightTargets
{
    private static readonly Lazy<string> FixedArchitecture = new(() => Scratch.Write("fixed.json", """
        { "format": "polyhedra-architecture/1", "input": [2],
          "layers": [{ "op": "linear", "name": "fc" }, { "op": "relu" }, { "op": "linear", "name": "out", "bias": null }] }
        """u8));

    // Tensors for operations of all kinds, on an input [1, 4, 4], [2, 4] or [2].
    private static readonly Lazy<string> FixedWeights = new(() => Scratch.Write("fixed.safetensors", FixedTensors.ToSafetensors()));

    public static bool Safetensors(byte[] input) => Weights(Scratch.Write("weights.safetensors", input));

    public static bool Npz(byte[] input) => Weights(Scratch.Write("weights.npz", input));

    /// <summary>A single array, which is no network.</summary>
    public static bool Npy(byte[] input) => Tensors(Scratch.Write("weights.npy", input));

    /// <summary><c>polyhedra-architecture/1</c>.</summary>
    public static bool Architecture(byte[] input)
    {
        string path = Scratch.Write("architecture.json", input);
        return Network(FixedWeights.Value, path);
    }

    private static bool Weights(string path)
    {
        bool isRead = Tensors(path);
        DisagreementException.Unless(!Network(path, FixedArchitecture.Value) || isRead, "Weights that are refused make a network.");
        return isRead;
    }

    private static bool Tensors(string path)
    {
        if (Refusals.Try(() => WeightsFile.ReadTensors(path)) is not { } tensors)
        {
            return false;
        }

        DisagreementException.Unless(tensors.Names.All(name => tensors.Find(name) is not null), "A tensor that has a name is not there.");
        return true;
    }

    private static bool Network(string weights, string architecture)
    {
        Network? network = null;
        _ = Refusals.Try(() =>
        {
            (network, IReadOnlyList<string> notes) = WeightsFile.Read(weights, architecture);
            return notes;
        });
        if (network is not null)
        {
            NetworkChecks.Require(network);
        }

        return network is not null;
    }
}
