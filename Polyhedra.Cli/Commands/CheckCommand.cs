using System.CommandLine;
using System.Text;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Formats;
using Polyhedra.Checker;

namespace Polyhedra.Cli.Commands;

/// <summary><c>polyhedra check</c>: whether a certificate proves a count.</summary>
internal static class CheckCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = new("FILE") { Description = "A network file (polyhedra-network/1)." };
        Argument<string> certificate = new("CERTIFICATE") { Description = "The certificate; gzip if its name ends in .gz." };
        Option<string?> domain = CommonOptions.Domain();
        domain.Description = "The domain that the certificate must be about; without it, whatever it says.";
        Option<string?> numbers = CommonOptions.Numbers();
        numbers.Description = "The reading rule that the certificate must be about: exact, float32 or float64.";
        Option<string?> count = new("--count") { Description = "The number of activation regions that it must prove.", HelpName = "N" };
        Option<string?> output = CommonOptions.Output();

        Command command = new("check", "Check a certificate: VERIFIED with what it proves, or REJECTED with the reason.")
        {
            network, certificate, domain, numbers, count, output,
        };
        command.SetAction(parsed =>
        {
            NumberRule? rule = OptionValue.ReadingRule(parsed.GetValue(numbers));
            CheckOptions options = new()
            {
                Domain = parsed.GetValue(domain),
                Numbers = rule is { } wanted ? NumberRules.ToText(wanted) : null,
                Count = OptionValue.Positive("--count", parsed.GetValue(count)),
            };
            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            Verdict verdict;
            try
            {
                verdict = CertificateChecker.Check(parsed.GetRequiredValue(network), parsed.GetRequiredValue(certificate), options);
            }
            catch (CheckerInputException problem)
            {
                throw new BadInputException(problem.Message, problem);
            }

            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(Describe(verdict))));
            target.Commit();
            return verdict.IsVerified ? ExitCode.Success : ExitCode.No;
        });
        return command;
    }

    private static string Describe(Verdict verdict)
    {
        if (!verdict.IsVerified)
        {
            return $"{verdict}\n";
        }

        StringBuilder text = new();
        text.Append($"{verdict}\n");
        text.Append($"digest   {verdict.Digest}\n");
        text.Append(verdict.Domain.IsEmpty ? "domain   all\n" : "domain   b + a.x >= 0 for each line b a1 ... ad:\n");
        foreach (string inequality in verdict.Domain)
        {
            text.Append($"         {inequality}\n");
        }

        text.Append($"numbers  {verdict.Numbers}\n");
        return text.ToString();
    }
}
