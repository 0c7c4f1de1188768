namespace Polyhedra.Core.Collections;

/// <summary>Arrays that are kept and grow at least twofold, so that a loop which has run for a while allocates nothing.</summary>
internal static class Buffers
{
    /// <summary>Makes an array at least so long. What it holds is lost if it grows.</summary>
    public static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, 2 * array.Length)];
        }
    }

    /// <summary>Makes an array at least so long, and keeps what it holds.</summary>
    public static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        }
    }
}
