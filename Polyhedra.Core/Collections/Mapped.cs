namespace Polyhedra.Core.Collections;

/// <summary>Arrays made entry by entry.</summary>
internal static class Mapped
{
    /// <summary>What a function makes of each entry.</summary>
    /// <remarks>As <c>Select</c>. For value types of this assembly LINQ cannot be compiled ahead of time, so that a small count would spend
    /// much of its time compiling it; this can.</remarks>
    public static TResult[] Array<T, TResult>(ReadOnlySpan<T> entries, Func<T, TResult> function)
    {
        TResult[] results = new TResult[entries.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = function(entries[i]);
        }

        return results;
    }

    /// <summary>0, 1, ..., count - 1.</summary>
    public static int[] Range(int count)
    {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = i;
        }

        return numbers;
    }
}
