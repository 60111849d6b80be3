using Linkage.Domain.Identity;
using Linkage.Domain.Releases;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Releases;

/// <summary>Releases in the control database; the unique key on the job makes a second release of it impossible.</summary>
public static class ReleaseStore
{
    private const string Columns =
        "id, job_id, project_id, state, manifest, result_hash, created_at, state_at, recalled_by, recalled_at, reason";

    public static async Task AddAsync(Session session, Release release, IReadOnlyList<ReleaseFile> files, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO releases (id, job_id, project_id, state, manifest, result_hash, created_at, state_at)
            VALUES (@Id, @JobId, @ProjectId, @State, @Manifest, @ResultHash, @CreatedAt, @StateAt)
            """,
            new
            {
                release.Id,
                release.JobId,
                release.ProjectId,
                State = release.State.ToString(),
                release.Manifest,
                release.ResultHash,
                release.CreatedAt,
                release.StateAt,
            },
            cancel);
        foreach (var file in files)
        {
            await session.ExecuteAsync(
                "INSERT INTO release_files (release_id, name, media_type, bytes, sha256) VALUES (@ReleaseId, @Name, @MediaType, @Bytes, @Sha256)",
                file,
                cancel);
        }
    }

    public static Task<Release?> FindAsync(Session session, ReleaseId id, CancellationToken cancel) =>
        session.FindAsync<Release>($"SELECT {Columns} FROM releases WHERE id = @id", new { id }, cancel);

    public static Task<Release?> OfJobAsync(Session session, JobId job, CancellationToken cancel) =>
        session.FindAsync<Release>($"SELECT {Columns} FROM releases WHERE job_id = @job", new { job }, cancel);

    public static Task<IReadOnlyList<Release>> ListAsync(Session session, ProjectId project, CancellationToken cancel) =>
        session.ListAsync<Release>(
            $"SELECT {Columns} FROM releases WHERE project_id = @project ORDER BY created_at DESC, id", new { project }, cancel);

    /// <summary>A page of the project's releases, newest first.</summary>
    public static Task<IReadOnlyList<Release>> ListAsync(Session session, ProjectId project, Page page, CancellationToken cancel) =>
        session.ListAsync<Release>(
            $"""
             SELECT {Columns} FROM releases WHERE project_id = @project AND {Page.Following("releases")}
             ORDER BY created_at DESC, id {session.Dialect.Take("@Take")}
             """,
            new { project, page.After, page.Take },
            cancel);

    public static Task<IReadOnlyList<ReleaseFile>> FilesAsync(Session session, ReleaseId id, CancellationToken cancel) =>
        session.ListAsync<ReleaseFile>(
            "SELECT release_id, name, media_type, bytes, sha256 FROM release_files WHERE release_id = @id ORDER BY name", new { id }, cancel);

    public static async Task<bool> RecallAsync(Session session, Release release, string reason, Mover mover, CancellationToken cancel)
    {
        var moved = await session.MoveAsync(
            ReleaseLifecycle.Steps, ReleaseState.Released, ReleaseState.Recalled, "releases",
            new Dictionary<string, object> { ["id"] = release.Id.Value }, mover, cancel);
        if (!moved) return false;
        await session.ExecuteAsync(
            "UPDATE releases SET recalled_by = @by, recalled_at = @at, reason = @reason WHERE id = @Id",
            new { release.Id, by = mover.Actor.Subject, at = mover.Now, reason },
            cancel);
        return true;
    }
}
