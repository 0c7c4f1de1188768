using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>A line for the ball of every region: CSV with a header, or JSON. Buffered; memory does not grow.</summary>
internal sealed class InsphereLines : IDisposable
{
    private readonly Network _network;
    private readonly JsonLines? _json;
    private readonly Utf8Text _csv;

    public InsphereLines(OutputTarget target, Network network, bool isJson)
    {
        _network = network;
        _json = isJson ? new JsonLines(target) : null;
        _csv = new Utf8Text(target);
        if (!isJson)
        {
            string coordinates = string.Concat(Enumerable.Range(0, network.InputCount).Select(k => $",x{k}"));
            _csv.Add($"id,radius,lower,upper{coordinates}\n");
        }
    }

    /// <summary>Writes the ball of a region; null where there are balls of every radius.</summary>
    public void Write(in RegionView region, InscribedBall.Largest? ball, double radius)
    {
        if (_json is not null)
        {
            WriteJson(_json, region.Index, PatternText.Format(region.Pattern, _network), ball);
            return;
        }

        _csv.Add(ball is null
            ? $"{region.Index},inf,inf,inf{new string(',', _network.InputCount)}\n"
            : $"{region.Index},{radius},{ball.Lower},{ball.Upper},{string.Join(',', ball.Centre)}\n");
        _csv.Pass();
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public void Flush()
    {
        _json?.Flush();
        _csv.Flush();
    }

    public void Dispose() => _json?.Dispose();

    private static void WriteJson(JsonLines lines, long id, string pattern, InscribedBall.Largest? ball) => lines.Write(json =>
    {
        json.Add("id", id).Add("pattern", pattern);
        _ = ball is null ? json.AddNull("centre") : json.Add("centre", ball.Centre);
        json.AddOrNull("lower", ball?.Lower).AddOrNull("upper", ball?.Upper);
    });
}
