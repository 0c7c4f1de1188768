using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace Polyhedra.Tests.Tools;

/// <summary><c>tools/check_certificate.py</c>, the second checker. It knows neither balls nor open nodes nor pieces,
/// nor <c>.nnet</c> files.</summary>
internal static class PythonChecker
{
    /// <summary>The lines that speak of what it does not know.</summary>
    public static bool Knows(IEnumerable<string> lines) =>
        !lines.Any(line => line.StartsWith("ball", StringComparison.Ordinal) || line.StartsWith('?')
            || line.StartsWith("counts activation ", StringComparison.Ordinal));

    /// <summary>For each file and certificate whether it is verified, and if not why. Ignores the test where there is no Python.</summary>
    public static List<(bool IsVerified, string Reason)> Check(IEnumerable<(string File, string Certificate)> pairs)
    {
        ProcessStartInfo start = new("python3", [Path.Combine(Repository.Root, "Polyhedra.Tests", "Tools", "check_certificates.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            foreach ((string file, string certificate) in pairs)
            {
                process.StandardInput.WriteLine($"{file}\t{certificate}");
            }

            process.StandardInput.Close();
            return [.. output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (line[0] == '1', line[1..].Trim()))];
        }
        catch (Win32Exception)
        {
            Assert.Ignore("There is no python3 here.");
            return [];
        }
    }
}
