using System.Reflection;
using System.Runtime.InteropServices;
using Polyhedra.OrTools;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What the program runs on, for <c>info --system</c>.</summary>
internal sealed class SystemReport : IReport
{
    private static string Version =>
        typeof(SystemReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "unknown";

    private static string System => $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})";

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/system/1")
        .Add("version", Version)
        .Add("runtime", RuntimeInformation.FrameworkDescription)
        .Add("system", System)
        .Add("processors", Environment.ProcessorCount)
        .Add("orTools", OrToolsLibrary.Version);

    public string Text()
    {
        string solver = OrToolsLibrary.Version is { } version
            ? $"{version}; GLOP proposes bases of large linear programs, which are proved exactly"
            : "not available; our own simplex method serves alone, with the same results";
        return $"""
            polyhedra   {Version}
            runtime     {RuntimeInformation.FrameworkDescription}
            system      {System}
            processors  {Environment.ProcessorCount}
            OR-Tools    {solver}

            """;
    }
}
