namespace Polyhedra.Tests.Tools;

/// <summary>Runs a Python script of this folder with an interpreter that has PyTorch.</summary>
internal static class TorchScript
{
    /// <summary>Runs the script to its end; ignores the test if no interpreter has PyTorch, fails it if the script fails.</summary>
    public static void Run(string name, string argument) => PythonScript.Run(name, "torch", argument);
}
