using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A layer's numbers with proven bounds on its rows and forms as functions of the network's input, whatever the pieces of the
/// layers before.</summary>
internal sealed class CompiledLayer : ScaledLayer
{
    /// <summary>Compiles a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">Bounds on the rows of the layer's inputs, as functions of the network's input.</param>
    /// <param name="inputGranularity">A power of two of which all coefficients of those rows are integer multiples; 0 if none is
    /// known.</param>
    public CompiledLayer(NetworkLayer layer, RowBounds[] inputs, double inputGranularity)
        : base(layer)
    {
        double rowGranularity = DyadicUnit.Combine(layer.Weights, layer.Bias, inputGranularity);
        bool inputsAreExact = Array.TrueForAll(inputs, input => input.Error == 0);
        PreActivation = new RowBounds[RowCount];
        for (int i = 0; i < RowCount; i++)
        {
            PreActivation[i] = RowBounds.Combine(Weights.AsSpan(i * InputCount, InputCount), Bias[i], inputs);
            if (inputsAreExact)
            {
                PreActivation[i] = PreActivation[i].ExactOn(rowGranularity);
            }
        }

        OutputGranularity = DyadicUnit.Apply(PiecesOf(layer), rowGranularity);
        bool rowsAreExact = Array.TrueForAll(PreActivation, row => row.Error == 0);
        PostActivation = layer is DenseLayer { Activation: { } activation }
            ? Mapped.Array<RowBounds, RowBounds>(PreActivation, row =>
            {
                RowBounds output = RowBounds.Apply(activation, row);
                return rowsAreExact ? output.ExactOn(OutputGranularity) : output;
            })
            : [.. PreActivation.Chunk(Rank).Select(rows => RowBounds.Largest(rows))];
        FormGranularity = GranularityOfForms(Forms, rowsAreExact ? rowGranularity : 0);
        FormBounds = new RowBounds[Forms.Count];
        for (int f = 0; f < FormBounds.Length; f++)
        {
            RowBounds bounds = IsMaxout
                ? PreActivation[Forms.UpperRow(f)].Minus(PreActivation[Forms.LowerRow(f)])
                : PreActivation[Forms.RowOf(f)].Minus(Forms.Breakpoints[f % Forms.PerUnit]);
            FormBounds[f] = bounds.ExactOn(FormGranularity);
        }
    }

    /// <summary>Bounds on the composed rows.</summary>
    public RowBounds[] PreActivation { get; }

    /// <summary>Bounds on the composed rows of the units' outputs, whatever the pieces.</summary>
    public RowBounds[] PostActivation { get; }

    /// <summary>A power of two of which all coefficients of the true output rows are integer multiples; 0 if none is known.</summary>
    public double OutputGranularity { get; }

    /// <summary>Bounds on the computed rows of the forms.</summary>
    public RowBounds[] FormBounds { get; }

    /// <summary>A power of two of which all coefficients of all true forms are integer multiples; 0 if none is known.</summary>
    public double FormGranularity { get; }

    private static double GranularityOfForms(GateForms forms, double rowGranularity)
    {
        foreach (Rational t in forms.Breakpoints)
        {
            rowGranularity = Math.Min(rowGranularity, DyadicUnit.Of(t));
        }

        return rowGranularity;
    }
}
