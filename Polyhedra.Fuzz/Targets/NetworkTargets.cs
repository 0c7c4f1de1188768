using System.Text.Unicode;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Fuzz.Checks;
using Polyhedra.Onnx;

namespace Polyhedra.Fuzz.Targets;

/// <summary>Readers of networks in one file.</summary>
internal static class NetworkTargets
{
    /// <summary><c>polyhedra-network/1</c> and <c>/2</c>.</summary>
    public static bool Json(byte[] input)
    {
        Network? network = Refusals.Try(() => NetworkFile.Parse(input, "network.json"));
        string? digest = network is null ? null : NetworkChecks.Require(network);
        if (network is null || NetworkChecks.IsSmall(network))
        {
            CheckerReading.RequireSame(Scratch.Write("network.json", input), digest);
        }

        return network is not null;
    }

    /// <summary><c>.nnet</c>, without and with its normalisation.</summary>
    public static bool Nnet(byte[] input)
    {
        string path = Scratch.Write("network.nnet", input);
        bool isCompared = Utf8.IsValid(input) && !HasReturnAlone(input);
        bool isRead = RequireNnet(path, normalise: false, isCompared);
        return RequireNnet(path, normalise: true, isCompared) || isRead;
    }

    /// <summary>ONNX, as it is or compressed by gzip.</summary>
    public static bool Onnx(byte[] input)
    {
        string path = Scratch.Write("model.onnx", input);
        if (Refusals.Try(() => OnnxFile.Read(path, output: null)) is not { } model)
        {
            return false;
        }

        NetworkChecks.Require(model.Network);
        return true;
    }

    private static bool RequireNnet(string path, bool normalise, bool isCompared)
    {
        Network? network = Refusals.Try(() => NetworkFile.Read(path, normalise: normalise));
        string? digest = network is null ? null : NetworkChecks.Require(network);
        if (isCompared)
        {
            CheckerReading.RequireSame(path, digest, normalise);
        }

        return network is not null;
    }

    // To the checker a carriage return alone ends a line, and what is no UTF-8 is some character: there the two differ (crashes/nnet).
    private static bool HasReturnAlone(ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOf((byte)'\r'); at >= 0; at = text.IndexOf((byte)'\r'))
        {
            text = text[(at + 1)..];
            if (text is not [(byte)'\n', ..])
            {
                return true;
            }
        }

        return false;
    }
}
