namespace Polyhedra.Tests.Golden;

/// <summary>One row of a file of golden hashes.</summary>
/// <param name="Hash">The SHA-256 of the case's text in hexadecimal digits.</param>
/// <param name="Counts">The counts in clear, for the reader of a difference; a dash where the file has none.</param>
/// <param name="Words">What to run, in words separated by blanks; it is the name of the case too.</param>
internal sealed record GoldenRow(string Hash, string Counts, string Words)
{
    /// <summary>The words one by one.</summary>
    public string[] Args => Words.Split(' ');

    /// <summary>The row as it stands in the file.</summary>
    public override string ToString() => $"{Hash} | {Counts} | {Words}";
}
