using Linkage.Api.Identity;
using Linkage.Domain.Identity;

namespace Linkage.Api.Audits;

internal static class AuditEndpoints
{
    public static void MapAudits(this RouteGroupBuilder v1)
    {
        var audits = v1.MapGroup("").NeedsRole(Role.Auditor);
        ReadAuditEvents.Map(audits);
        VerifyAudit.Map(audits);
    }
}
