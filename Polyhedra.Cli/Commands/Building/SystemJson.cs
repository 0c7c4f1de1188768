namespace Polyhedra.Cli.Commands.Building;

/// <summary>What <c>info --system --json</c> prints; without <c>orTools</c> where its native library is missing.</summary>
internal sealed record SystemJson(string Schema, string Version, string Runtime, string System, int Processors, string? OrTools);
