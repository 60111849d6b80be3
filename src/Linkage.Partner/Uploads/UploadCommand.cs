using System.CommandLine;
using Linkage.Partner.Deliveries;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Uploads;

/// <summary>
/// Delivers a file for a dataset: sealed to the service's key, resumable, with a checksum on every piece and on the whole.
/// </summary>
internal sealed class UploadCommand : ProjectVerb
{
    private const int MebiByte = 1 << 20;
    private readonly Argument<FileInfo> _file = new("file") { Description = "The file, with pseudonyms in place of identifiers." };
    private readonly Option<string> _dataset = new("--dataset", "-d") { Description = "Name of the dataset.", Required = true };
    private readonly Option<string> _period = new("--period")
    {
        Description = "Reference period: 2023JJ00, 2023KW03, 2023MM04 or a date.",
        Required = true,
    };

    private readonly Option<bool> _plain = new("--plain") { Description = "Send it unsealed, where the agreement allows that." };
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Only go on with an upload that was interrupted; never begin a new one.",
    };

    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Begin anew, even if there is an interrupted upload of this file.",
    };

    private readonly Option<bool> _watch = new("--watch", "-w") { Description = "Wait until the delivery is accepted or rejected." };
    private readonly Option<int> _piece = new("--piece") { Description = "Size of a piece in MiB, 1 to 64.", DefaultValueFactory = _ => 4 };

    public UploadCommand()
        : base(
            "upload",
            "Deliver a file for a dataset. Interrupted, the same command goes on where it stopped.",
            "linkage upload incomes.csv --project energy-poverty --dataset incomes --period 2023JJ00 --watch",
            "linkage upload incomes.csv --project energy-poverty --dataset incomes --period 2023JJ00 --resume")
    {
        Arguments.Add(_file);
        foreach (var option in (Option[])[_dataset, _period, _plain, _resume, _fresh, _watch, _piece])
        {
            Options.Add(option);
        }

        _piece.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
            {
                result.AddError("--piece takes 1 to 64.");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetValue(_resume) && result.GetValue(_fresh))
            {
                result.AddError("Give --resume or --fresh, not both.");
            }
        });
    }

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var source = session.Get(_file);
        if (!source.Exists || source.Length == 0)
        {
            return session.Screen.End(Ending.BadInput(
                source.Exists ? "empty-file" : "file-not-found", source.Exists ? "The file is empty." : $"There is no file {source.Name}."));
        }

        using var place = UploadPlace.Take(session, source, project, session.Get(_dataset)!, session.Get(_period)!);
        if (place is null)
        {
            return session.Screen.End(Ending.BadInput("already-uploading", "Another run of linkage is uploading this file."));
        }

        var metadata = new UploadMetadata(project, session.Get(_dataset)!, session.Get(_period)!, source.Name, "", !session.Get(_plain));
        var upload = new Upload(session, place, source, metadata);
        var begun = await upload.BeginAsync(session.Get(_resume), session.Get(_fresh), cancel);
        var delivery = begun.HasEnded ? begun.Ending : await upload.SendAsync(begun.Value, session.Get(_piece) * MebiByte, cancel);
        return delivery.HasEnded ? session.Screen.End(delivery.Ending) : await FinishAsync(session, delivery.Value, cancel);
    }

    private async Task<ExitCode> FinishAsync(Session session, string id, CancellationToken cancel)
    {
        if (session.Get(_watch))
        {
            return await DeliveryWatch.RunAsync(session, id, cancel);
        }

        var delivery = await session.Client.GetAsync<Delivery>(Paths.Of("deliveries", id), cancel);
        return delivery.IsRefused
            ? session.Screen.End(delivery.Refusal)
            : session.Screen.Show(delivery.Value.Document, delivery.Value.Value.Show);
    }
}
