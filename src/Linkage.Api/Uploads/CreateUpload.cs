using System.Globalization;
using System.Text;
using Linkage.Api.Agreements;
using Linkage.Api.Hosting;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Api.Requests;
using Linkage.Domain.Agreements;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Projects;

namespace Linkage.Api.Uploads;

/// <summary>Announces a file: from here there is a delivery, being received.</summary>
internal sealed class CreateUpload(Creation creation, AppendUpload append, ServiceSettings settings, TimeProvider clock)
{
    private static readonly string[] FileTypes =
        ["text/csv", "application/csv", "text/plain", "application/vnd.ms-excel", "application/octet-stream", ""];

    public async Task<IResult> RunAsync(HttpContext http, Caller caller)
    {
        var (length, metadata) = (http.Request.Headers[Tus.Length].ToString(), http.Request.Headers[Tus.Metadata].ToString());
        var withBytes = http.Request.ContentType == Tus.MediaType;
        if (!withBytes && http.Request.ContentLength > 0) return new Problem(UploadRefusals.MediaType);
        var made = default(Delivery);
        var answer = await creation.RunAsync(http, Encoding.UTF8.GetBytes($"{length}\n{metadata}"), async session =>
        {
            var announced = await AnnounceAsync(session, caller, length, metadata, http.RequestAborted);
            if (announced.IsRefused) return announced.Refusal;
            made = announced.Value;
            http.Response.Headers[Tus.Expires] = Expiry(made);
            return new Made(StatusCodes.Status201Created, $"/v1/uploads/{made.Id}", new UploadAnswer(made.Id.Value));
        });
        if (made is null || answer is Problem) return answer;
        // An empty file is whole as soon as it is announced.
        if (!withBytes && made.DeclaredBytes > 0) return answer;
        var first = await append.AppendAsync(http, caller, made, 0);
        return first.Refusal is { } refusal ? new Problem(refusal, UploadRefusals.StatusOf(refusal)) : answer;
    }

    public static string? Expiry(Delivery delivery) => delivery.ExpiresAt?.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    private async Task<Outcome<Delivery>> AnnounceAsync(
        Session session, Caller caller, string length, string header, CancellationToken cancel)
    {
        if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)) return UploadRefusals.Length;
        if (bytes > settings.Uploads.LargestBytes) return UploadRefusals.TooLarge(settings.Uploads.LargestBytes);
        var metadata = UploadMetadata.Read(header);
        if (metadata.IsRefused) return metadata.Refusal;
        if (!FileTypes.Contains(metadata.Value.FileType ?? "")) return UploadRefusals.FileType;
        await ProjectStore.LockAsync(session, metadata.Value.Project, cancel);
        var project = await ProjectStore.FindAsync(session, metadata.Value.Project, caller.Organisation, cancel);
        if (project is null) return Refusal.NotFound;
        var agreed = await AgreementInForce.FindAsync(session, project, cancel);
        if (agreed.IsRefused) return agreed.Refusal;
        if (Refuse(metadata.Value, agreed.Value.Document, caller) is { } refusal) return refusal;
        var delivery = New(metadata.Value, agreed.Value.Version, bytes, caller);
        await DeliveryStore.AddAsync(session, delivery, cancel);
        var note = new AuditNote("announce", DeliveryLifecycle.Steps.Noun, delivery.Id.Value, project.Id.Value);
        await AuditTrail.AppendAsync(session, caller.Actor, note, delivery.CreatedAt, cancel);
        return delivery;
    }

    private static Refusal? Refuse(UploadMetadata metadata, AgreementDocument agreed, Caller caller)
    {
        if (agreed.FindDataset(metadata.Dataset) is not { } dataset)
            return UploadRefusals.NotAgreed("/datasets", "The agreement has no dataset of that name.");
        var clause = $"/datasets/{agreed.Datasets.ToList().IndexOf(dataset)}";
        if (dataset.Organisation != caller.Organisation.Value)
            return UploadRefusals.NotAgreed($"{clause}/organisation", "Another organisation delivers this dataset.");
        if (dataset.Period != metadata.Period.Kind)
            return UploadRefusals.NotAgreed($"{clause}/period", "This dataset is delivered for periods of another length.");
        return metadata.Sealed || agreed.PlainUploads
            ? null
            : UploadRefusals.NotAgreed("/plainUploads", "Files are sealed before they are uploaded.");
    }

    private Delivery New(UploadMetadata metadata, int version, long bytes, Caller caller)
    {
        var now = clock.GetUtcNow();
        return new Delivery
        {
            Id = Identifier.New<DeliveryId>(),
            ProjectId = metadata.Project,
            AgreementVersion = version,
            Dataset = metadata.Dataset,
            OrganisationId = caller.Organisation,
            Period = metadata.Period.ToString(),
            State = DeliveryLifecycle.Steps.Initial,
            FileName = metadata.FileName,
            // What comes plain is sealed on arrival: the worker never meets another file.
            Sealed = true,
            DeclaredBytes = bytes,
            ReceivedBytes = 0,
            DeclaredSha256 = metadata.Sha256,
            CreatedBy = caller.Actor.Subject,
            CreatedAt = now,
            StateAt = now,
            ExpiresAt = now + settings.Uploads.Lifetime,
        };
    }
}
