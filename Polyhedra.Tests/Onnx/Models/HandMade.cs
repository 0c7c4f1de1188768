using System.Text.Json.Nodes;

namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Network files written layer by layer, the rows by plain loops: what a model is compared with.</summary>
internal sealed class HandMade(int inputs)
{
    private readonly JsonArray _layers = [];
    private int _version = 1;

    /// <summary>A row a unit.</summary>
    public HandMade Dense(double[][] rows, double[] bias, string activation)
    {
        _layers.Add(new JsonObject
        {
            ["type"] = "dense",
            ["weights"] = Json(rows),
            ["bias"] = Json(bias),
            ["activation"] = Activation(activation),
        });
        return this;
    }

    /// <summary>A row and an activation a unit: identity is a pass-through unit.</summary>
    public HandMade Mixed(double[][] rows, double[] bias, string[] activations)
    {
        _version = 2;
        _layers.Add(new JsonObject
        {
            ["type"] = "dense",
            ["weights"] = Json(rows),
            ["bias"] = Json(bias),
            ["activation"] = new JsonArray([.. activations.Select(Activation)]),
        });
        return this;
    }

    /// <summary>The rows of the pieces of each unit.</summary>
    public HandMade Maxout(double[][][] units, double[][] bias)
    {
        if (units.Any(unit => unit.Length != units[0].Length))
        {
            _version = 2;
        }

        _layers.Add(new JsonObject
        {
            ["type"] = "maxout",
            ["weights"] = new JsonArray([.. units.Select(Json)]),
            ["bias"] = new JsonArray([.. bias.Select(Json)]),
        });
        return this;
    }

    /// <summary>The file.</summary>
    public string Text() => new JsonObject
    {
        ["format"] = $"polyhedra-network/{_version}",
        ["numbers"] = "float32",
        ["inputs"] = inputs,
        ["layers"] = _layers.DeepClone(),
    }.ToJsonString();

    /// <summary>A row of given length that is 1 at one place.</summary>
    public static double[] Unit(int length, int place, double value = 1)
    {
        double[] row = new double[length];
        row[place] = value;
        return row;
    }

    private static JsonNode Json(double[][] rows) => new JsonArray([.. rows.Select(Json)]);

    private static JsonNode Json(double[] numbers) => new JsonArray([.. numbers.Select(number => (JsonNode)number)]);

    // The slope of a leaky relu follows its name.
    private static JsonNode Activation(string activation) => activation.Split(' ') is [string type, string slope]
        ? new JsonObject { [type] = double.Parse(slope) }
        : activation;
}
