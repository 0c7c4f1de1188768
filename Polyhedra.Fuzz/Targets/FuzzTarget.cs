namespace Polyhedra.Fuzz.Targets;

/// <summary>A reader that is fed any bytes.</summary>
/// <param name="Name">Its name on the command line, and that of its folders of inputs.</param>
/// <param name="Read">Reads the bytes and checks what came of them: true if they were read, false if they were refused as documented. Any
/// exception is a crash.</param>
internal sealed record FuzzTarget(string Name, Func<byte[], bool> Read)
{
    public override string ToString() => Name;
}
