using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>What the vertex walk knows of a layer beforehand: weights laid out for rank-one updates, and the error bounds of its forms.</summary>
/// <remarks>Rows and forms are stored column by column (all coefficients of x_0, then of x_1, ..., then the constants), each column padded to
/// a multiple of <see cref="Lane"/>, so that one vector operation serves several units.</remarks>
internal sealed class LayerPlan
{
    /// <summary>Columns are padded to a multiple of this.</summary>
    public const int Lane = 8;

    /// <summary>Plans a compiled layer for inputs of a dimension.</summary>
    public LayerPlan(CompiledLayer layer, int dimension)
    {
        Layer = layer;
        RowPad = Pad(layer.RowCount);
        FormPad = Pad(layer.Forms.Count);
        WeightsByInput = new double[layer.InputCount * RowPad];
        Bias = new double[RowPad];
        for (int i = 0; i < layer.RowCount; i++)
        {
            Bias[i] = layer.Bias[i];
            for (int j = 0; j < layer.InputCount; j++)
            {
                WeightsByInput[(j * RowPad) + i] = layer.Weights[(i * layer.InputCount) + j];
            }
        }

        Magnitude = new double[FormPad];
        Error = new double[FormPad];
        FilterError = new double[FormPad];
        ExactUnits = new double[FormPad];
        Array.Fill(ExactUnits, double.PositiveInfinity);
        for (int f = 0; f < layer.Forms.Count; f++)
        {
            RowBounds bounds = layer.FormBounds[f];
            double inflation = 1 + (8 * FloatingPoint.Epsilon);
            Magnitude[f] = (bounds.Magnitude + bounds.Error) * inflation;
            Error[f] = bounds.Error;
            FilterError[f] = (bounds.Error + (FloatingPoint.Gamma(dimension + 4) * Magnitude[f])) * inflation;
            if (bounds.Error == 0 && layer.FormGranularity > 0)
            {
                ExactUnits[f] = Magnitude[f] / layer.FormGranularity * inflation;
            }
        }

        IsAccumulated = layer.HasGates && layer.Forms.PerUnit == 1 && !layer.IsMaxout;
    }

    /// <summary>The layer.</summary>
    public CompiledLayer Layer { get; }

    /// <summary>The length of a column of rows.</summary>
    public int RowPad { get; }

    /// <summary>The length of a column of forms.</summary>
    public int FormPad { get; }

    /// <summary>The weights of input j on all rows, at j times <see cref="RowPad"/>.</summary>
    public double[] WeightsByInput { get; }

    /// <summary>The bias of all rows.</summary>
    public double[] Bias { get; }

    /// <summary>No coefficient of a form, true or computed, exceeds this in absolute value.</summary>
    public double[] Magnitude { get; }

    /// <summary>No computed coefficient of a form is farther than this from the true one.</summary>
    public double[] Error { get; }

    /// <summary>The computed value of a form at a double point x is within this times (1 + |x|_1) of the true value.</summary>
    public double[] FilterError { get; }

    /// <summary>If the computed form is exact: its coefficients are integer multiples of a unit, and at most this many units each; else infinite.</summary>
    public double[] ExactUnits { get; }

    /// <summary>Whether the output of a unit is added to the next layer's rows as soon as the unit is decided; else all are added when the
    /// layer is done.</summary>
    public bool IsAccumulated { get; }

    /// <summary>Rounds a number of units up to whole lanes.</summary>
    public static int Pad(int count) => (count + Lane - 1) / Lane * Lane;
}
