using System.Runtime.CompilerServices;
using Linkage.Domain.Identity;
using Linkage.Domain.Keys;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Spine;

/// <summary>The subjects of a spine with their project pseudonyms, from which record keys follow. They stay in the isolated zone.</summary>
internal sealed class SubjectPseudonyms(Database vault, ProjectId project, string entityType)
{
    public async IAsyncEnumerable<(long Subject, ProjectPseudonym Pseudonym)> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        if (await SpineStore.FindAsync(session, project, entityType, cancel) is not { } spine) yield break;
        await using var reader = await session.ReadAsync(
            "SELECT subject, pseudonym FROM subjects WHERE spine = @spine ORDER BY subject", new { spine }, cancel);
        while (await reader.ReadAsync(cancel)) yield return (reader.GetInt64(0), ProjectPseudonym.FromBytes((byte[])reader.GetValue(1)));
    }
}
