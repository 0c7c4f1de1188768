namespace Polyhedra.Arrangements.Domains.VnnLib;

/// <summary>A word, or a list in parentheses, and the line where it begins.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Word">The word; null for a list.</param>
/// <param name="Items">What the list holds; empty for a word.</param>
internal sealed record SExpression(int Line, string? Word, IReadOnlyList<SExpression> Items)
{
    /// <summary>The word at the head of a list; null if there is none.</summary>
    public string? Head => Items.Count > 0 ? Items[0].Word : null;

    /// <summary>What follows the head.</summary>
    public IEnumerable<SExpression> Arguments => Items.Skip(1);

    /// <summary>The text, with single blanks and at most so long that it fits a message.</summary>
    public override string ToString()
    {
        const int Most = 60;
        string text = Word ?? $"({string.Join(' ', Items.Take(Most / 2))})";
        return text.Length <= Most ? text : text[..(Most - 3)] + "...";
    }
}
