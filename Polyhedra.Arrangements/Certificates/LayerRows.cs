using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Where the computed rows of a layer's forms are: entry k of form f at <c>f Stride + k ColumnStride</c>.</summary>
/// <param name="Entries">The numbers; they stay as they are as long as a cell of the layer is walked.</param>
/// <param name="Stride">The distance between forms.</param>
/// <param name="ColumnStride">The distance between the entries of a form.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LayerRows(double[] Entries, int Stride, int ColumnStride)
{
    /// <summary>Writes the row of a form times a sign.</summary>
    public void Copy(int form, double sign, double[] target)
    {
        int at = form * Stride;
        for (int k = 0; k < target.Length; k++, at += ColumnStride)
        {
            target[k] = sign * Entries[at];
        }
    }
}
