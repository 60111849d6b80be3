using Linkage.Api.Keys;
using Linkage.Domain.Auditing;
using Linkage.Storage.Audits;
using Linkage.Storage.Databases;

namespace Linkage.Api.Audits;

/// <summary>Recomputes the chain and compares it with the newest head that the worker signed.</summary>
internal static class VerifyAudit
{
    public static void Map(RouteGroupBuilder audits) =>
        audits.MapGet("/audit-verification", RunAsync)
            .Describe(
                "verifyAudit",
                "Verify the audit trail",
                "Recomputes the hash of every event; finds any that was altered, removed or moved.")
            .Answers<AuditVerificationAnswer>();

    private static async Task<IResult> RunAsync(PublicKeys keys, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var signature = await AuditHeads.NewestAsync(session, cancel);
        if (signature is null) return Results.Ok(AuditVerificationAnswer.Of(await AuditEvents.VerifyAsync(session, null, cancel), null));
        var heads = keys.Signing.Select(key => AuditHead.Open(signature, key)).ToList();
        if (heads.All(head => head.IsRefused)) return Results.Ok(new AuditVerificationAnswer(false, 0, null, AuditFault.HeadDiffers, null));
        var head = heads.First(opened => !opened.IsRefused).Value;
        return Results.Ok(AuditVerificationAnswer.Of(await AuditEvents.VerifyAsync(session, head, cancel), head));
    }
}
