using System.Numerics;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>What a line sweep keeps of the layer that it stands in: the inputs of the layer as affine functions a t + b of the line's
/// parameter on the current segment, its rows, and the pieces of its units. Overwritten from segment to segment.</summary>
internal sealed class LineLevel
{
    public LineLevel(int inputs, ScaledLayer? layer)
    {
        Slopes = new double[inputs];
        Constants = new double[inputs];
        int rows = layer?.RowCount ?? 0;
        int units = layer?.UnitCount ?? 0;
        RowSlopes = new double[rows];
        RowConstants = new double[rows];
        RowErrors = new double[rows];
        Pieces = new byte[units];
        IsPositive = new bool[layer?.Forms.Count ?? 0];
    }

    /// <summary>The computed slopes a of the inputs.</summary>
    public double[] Slopes { get; }

    /// <summary>The computed constants b of the inputs.</summary>
    public double[] Constants { get; }

    /// <summary>No computed slope or constant of the inputs is farther than this from the true one.</summary>
    public double Error { get; set; }

    /// <summary>The slopes of the inputs times <see cref="Scale"/>; see <see cref="IsExact"/>.</summary>
    public BigInteger[] ExactSlopes { get; set; } = [];

    /// <summary>The constants of the inputs times <see cref="Scale"/>; see <see cref="IsExact"/>.</summary>
    public BigInteger[] ExactConstants { get; set; } = [];

    /// <summary>The positive common denominator of the exact inputs.</summary>
    public BigInteger Scale { get; set; } = BigInteger.One;

    /// <summary>Whether the exact inputs are those of the current segment.</summary>
    public bool IsExact { get; set; }

    /// <summary>The computed slopes of the rows.</summary>
    public double[] RowSlopes { get; }

    /// <summary>The computed constants of the rows.</summary>
    public double[] RowConstants { get; }

    /// <summary>Per row a bound on the errors of its slope and of its constant.</summary>
    public double[] RowErrors { get; }

    /// <summary>The pieces of the units on the current part of the segment.</summary>
    public byte[] Pieces { get; }

    /// <summary>Which forms are positive there, unit by unit.</summary>
    public bool[] IsPositive { get; }

    /// <summary>The parameters inside the segment where forms change sign.</summary>
    public List<LineEvent> Events { get; } = [];
}
