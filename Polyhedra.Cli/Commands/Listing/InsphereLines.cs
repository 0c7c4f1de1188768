using System.Text.Json;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>A line for the ball of every region: CSV with a header, or JSON. Buffered; memory does not grow.</summary>
internal sealed class InsphereLines : IDisposable
{
    private const int FullBuffer = 1 << 15;
    private readonly OutputTarget _target;
    private readonly Network _network;
    private readonly JsonLines? _json;
    private readonly StringBuilder _csv = new();

    public InsphereLines(OutputTarget target, Network network, bool isJson)
    {
        _target = target;
        _network = network;
        _json = isJson ? new JsonLines(target) : null;
        if (!isJson)
        {
            _csv.Append("id,radius,lower,upper");
            for (int k = 0; k < network.InputCount; k++)
            {
                _csv.Append(CultureInfo.InvariantCulture, $",x{k}");
            }

            _csv.Append('\n');
        }
    }

    /// <summary>Writes the ball of a region; null where there are balls of every radius.</summary>
    public void Write(in RegionView region, InscribedBall.Largest? ball, double radius)
    {
        if (_json is not null)
        {
            WriteJson(_json.Writer, region, ball);
            _json.EndLine();
            return;
        }

        if (ball is null)
        {
            _csv.Append(CultureInfo.InvariantCulture, $"{region.Index},inf,inf,inf").Append(',', _network.InputCount).Append('\n');
        }
        else
        {
            _csv.Append(CultureInfo.InvariantCulture, $"{region.Index},{radius},{ball.Lower},{ball.Upper}");
            foreach (Rational entry in ball.Centre)
            {
                _csv.Append(CultureInfo.InvariantCulture, $",{entry}");
            }

            _csv.Append('\n');
        }

        if (_csv.Length >= FullBuffer)
        {
            Flush();
        }
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public void Flush()
    {
        _json?.Flush();
        if (_csv.Length > 0)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(_csv.ToString());
            _csv.Clear();
            _target.Write(stream => stream.Write(bytes));
        }
    }

    public void Dispose() => _json?.Dispose();

    private void WriteJson(Utf8JsonWriter writer, in RegionView region, InscribedBall.Largest? ball)
    {
        writer.WriteStartObject();
        JsonOutput.WriteCount(writer, "id", region.Index);
        JsonOutput.WritePattern(writer, "pattern", region.Pattern, _network);
        if (ball is null)
        {
            writer.WriteNull("centre");
        }
        else
        {
            JsonOutput.WriteVector(writer, "centre", ball.Centre);
        }

        JsonOutput.WriteNumber(writer, "lower", ball?.Lower);
        JsonOutput.WriteNumber(writer, "upper", ball?.Upper);
        writer.WriteEndObject();
    }
}
