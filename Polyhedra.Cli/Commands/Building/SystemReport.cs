using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Polyhedra.Cli.Output;
using Polyhedra.OrTools;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What the program runs on, for <c>info --system</c>.</summary>
internal static class SystemReport
{
    private static string Version =>
        typeof(SystemReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private static string System => $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})";

    public static void WriteText(Stream stream)
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
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/system/1");
        writer.WriteString("version", Version);
        writer.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        writer.WriteString("system", System);
        writer.WriteNumber("processors", Environment.ProcessorCount);
        writer.WriteString("orTools", OrToolsLibrary.Version);
    });
}
