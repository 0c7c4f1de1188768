using System.Collections.Immutable;

namespace Polyhedra.Tests.Architecture;

/// <summary>A place where a file names a type of ours, or a member of it.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Type">The type, with its namespace.</param>
/// <param name="Targets">The paths of the files that declare the type.</param>
internal sealed record TypeReference(string File, int Line, string Type, ImmutableArray<string> Targets);
