using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Homes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Makes cryptographic longterm keys of records, byte for byte as clkhash does.</summary>
internal sealed class EncodeCommand : Verb
{
    private readonly Option<FileInfo> _schema = new("--schema", "-s")
    {
        Description = "clkhash linkage schema, version 1, 2 or 3.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _secret = new("--secret-file")
    {
        Description = "File with the shared secret; a line end behind it does not count.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _in = new("--in", "-i")
    {
        Description = "CSV file with a column per feature of the schema.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _out = new("--out", "-o")
    {
        Description = "File to write: {\"clks\":[…]}.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<HeaderCheck> _header = new("--header") { Description = "What to do with the first row." };
    private readonly Option<bool> _trim = new("--trim")
    {
        Description = "Take white space off around values and column names; clkhash does not.",
    };

    private readonly Option<bool> _balance = new("--balance")
    {
        Description = "Harden: equal number of ones in every encoding, twice the length.",
    };

    private readonly Option<int> _fold = new("--fold") { Description = "Harden: XOR-fold so many times." };
    private readonly Option<string?> _salt = new("--salt")
    {
        Description = "Harden: mix the value of this feature into the keys of all others.",
        HelpName = "feature",
    };

    private readonly Option<int> _threads = ThreadsOption.Create();

    public EncodeCommand()
        : base(
            "encode",
            "Encode records as Bloom filters (CLKs) that can be compared without being read.",
            "linkage lab encode --schema schema.json --secret-file key --in data.csv --out clks.json",
            "linkage lab encode --schema schema.json --secret-file key --in data.csv --trim --balance --salt birth_year --out clks.json")
    {
        Option[] all = [_schema, _secret, _in, _out, _header, _trim, _balance, _fold, _salt, _threads];
        foreach (var option in all) Options.Add(option);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var schema = SchemaReader.Read(await File.ReadAllBytesAsync(session.Get(_schema)!.FullName, cancel));
        if (schema.IsRefused) return session.Screen.End(Ending.BadInput(schema.Refusal));
        var secret = WithoutLineEnd(await File.ReadAllBytesAsync(session.Get(_secret)!.FullName, cancel));
        var hardening = new Hardening(session.Get(_balance), session.Get(_fold), session.Get(_salt));
        var plan = EncodingPlan.Create(schema.Value, secret, hardening);
        if (plan.IsRefused) return session.Screen.End(Ending.BadInput(plan.Refusal));
        foreach (var warning in schema.Value.Warnings) session.Screen.Note(warning);
        var records = Write(session, plan.Value, cancel);
        return records.IsRefused
            ? session.Screen.End(Ending.BadInput(records.Refusal))
            : session.Screen.Show(
                new JsonObject
                {
                    ["records"] = records.Value,
                    ["bits"] = plan.Value.Length,
                    ["warnings"] = new JsonArray([.. schema.Value.Warnings]),
                },
                $"Encoded {records.Value} records in {plan.Value.Length} bits each.");
    }

    /// <summary>Writes beside the target and renames at the end, so that no half file is ever taken for a whole one.</summary>
    private Outcome<long> Write(Session session, EncodingPlan plan, CancellationToken cancel)
    {
        var part = session.Get(_out)!.FullName + ".part";
        try
        {
            using var table = new LabTable(session.Get(_in)!, session.Get(_trim));
            using var progress = session.Screen.Progress("encoding", table.Length, "B");
            Outcome<long> records;
            using (var target = Home.Create(part))
                records = new EncodeRun(plan, table, session.Get(_header), session.Get(_threads)).Run(target, progress, cancel);
            if (!records.IsRefused) File.Move(part, session.Get(_out)!.FullName, overwrite: true);
            return records;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(byte[] secret)
    {
        var text = secret.AsSpan();
        if (text is [.., (byte)'\n']) text = text[..^1];
        return text is [.., (byte)'\r'] ? text[..^1] : text;
    }
}
