using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Polyhedra.Cli.Running;
using Polyhedra.OrTools;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What the program runs on, for <c>info --system</c>.</summary>
internal sealed class SystemReport : IReport
{
    private static string Version =>
        typeof(SystemReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "unknown";

    private static string System => $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})";

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new SystemJson(
            "polyhedra/system/1", Version, RuntimeInformation.FrameworkDescription, System, Environment.ProcessorCount,
            OrToolsLibrary.Version),
        BuildingJson.Default.SystemJson);

    public string Text()
    {
        string solver = OrToolsLibrary.Version is { } version
            ? $"{version}; GLOP proposes bases of large linear programs, which are proved exactly"
            : "not available; our own simplex method serves alone, with the same results";
        StringBuilder text = new();
        text.Append($"polyhedra   {Version}\n");
        text.Append($"runtime     {RuntimeInformation.FrameworkDescription}\n");
        text.Append($"system      {System}\n");
        text.Append($"processors  {Environment.ProcessorCount}\n");
        text.Append($"OR-Tools    {solver}\n");
        return text.ToString();
    }
}
