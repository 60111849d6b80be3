using System.CommandLine;
using Linkage.Domain.Identifiers;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Keys;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Pseudonyms;

/// <summary>Replaces columns of identifiers by keyed hashes (HMAC-SHA256), before anything leaves the partner's network.</summary>
internal sealed class PseudonymiseCommand : Verb
{
    private readonly Option<FileInfo> _in = new("--in", "-i")
    {
        Description = "CSV file with identifiers.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _out = new("--out", "-o")
    {
        Description = "CSV file to write, with pseudonyms.",
        Required = true,
        HelpName = "file",
    };

    private readonly KeyOption _key = new();
    private readonly Option<string[]> _columns = new("--column", "-c")
    {
        Description =
            $"{ColumnRule.Form}. Normalisations: {string.Join(", ", Normalisation.All.Select(known => known.Name))}. May be repeated.",
        Required = true,
    };

    private readonly Option<string?> _keep = new("--keep") { Description = "Columns that stay as they are: a,b,c. All others go." };
    private readonly Option<string?> _drop = new("--drop") { Description = "Columns that go: a,b,c. All others stay." };
    private readonly Option<string> _delimiter = new("--delimiter")
    {
        Description = "Character between fields.",
        DefaultValueFactory = _ => ",",
    };

    private readonly Option<Absence> _absence = new("--without-identifier")
    {
        Description = "What to do with a row whose identifier is missing or unusable.",
    };

    public PseudonymiseCommand()
        : base(
            "pseudonymise",
            "Replace identifiers by keyed hashes. Runs without a connection; prints counts, never a value.",
            "linkage pseudonymise -i extract.csv -o incomes.csv --key linkage.key --column bsn:person:bsn=person --keep income,composition",
            "linkage pseudonymise -i persons.csv -o out.csv --key linkage.key --column soc_sec_id:person:digits --drop given_name,surname")
    {
        foreach (var option in (Option[])[_in, _out, _key, _columns, _keep, _drop, _delimiter, _absence])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_keep) is null == (result.GetValue(_drop) is null))
            {
                result.AddError("Say which other columns stay: either --keep, or --drop.");
            }
        });
        _delimiter.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not [>= ' ' and <= '~' or '\t'])
            {
                result.AddError("--delimiter takes one character of ASCII.");
            }
        });
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var plan = Plan(session);
        if (plan.IsRefused)
        {
            return session.Screen.End(Ending.BadInput(plan.Refusal));
        }

        var key = await _key.ReadAsync(session, cancel);
        if (key.HasEnded)
        {
            return session.Screen.End(key.Ending);
        }

        using (key.Value)
        {
            var tally = await WriteAsync(session, plan.Value, key.Value, cancel);
            return tally.IsRefused
                ? session.Screen.End(Ending.BadInput(tally.Refusal))
                : session.Screen.Show(tally.Value.ToJson(), tally.Value.Show);
        }
    }

    /// <summary>Writes beside the target and renames at the end, so that no half file is ever taken for a whole one.</summary>
    private async Task<Outcome<Tally>> WriteAsync(Session session, ColumnPlan plan, LinkageKey key, CancellationToken cancel)
    {
        var part = session.Get(_out)!.FullName + ".part";
        try
        {
            using var source = new SourceRows(session.Get(_in)!, session.Get(_delimiter)![0]);
            using var progress = session.Screen.Progress("pseudonymising", source.Length, "B");
            Outcome<Tally> tally;
            await using (var target = File.Create(part))
            {
                tally = await new Extract(source, plan, key, session.Get(_absence)).RunAsync(target, progress, cancel);
            }

            if (!tally.IsRefused)
            {
                File.Move(part, session.Get(_out)!.FullName, overwrite: true);
            }

            return tally;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private Outcome<ColumnPlan> Plan(Session session)
    {
        List<ColumnRule> rules = [];
        foreach (var rule in session.Get(_columns)!.Select(ColumnRule.Parse))
        {
            if (rule.IsRefused)
            {
                return rule.Refusal;
            }

            rules.Add(rule.Value);
        }

        return new ColumnPlan(rules, Names(session.Get(_keep)), Names(session.Get(_drop)));
    }

    private static string[]? Names(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
