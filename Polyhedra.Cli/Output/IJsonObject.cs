namespace Polyhedra.Cli.Output;

/// <summary>What has fields in JSON.</summary>
internal interface IJsonObject
{
    /// <summary>Writes them, in their order.</summary>
    void WriteFields(JsonFields json);
}
