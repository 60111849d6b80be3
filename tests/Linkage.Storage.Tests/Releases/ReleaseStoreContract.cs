using System.Data.Common;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Releases;
using Linkage.Storage.Releases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Releases;

public sealed class SqliteReleaseStore() : ReleaseStoreContract(Engine.Sqlite);

public sealed class SqlServerReleaseStore() : ReleaseStoreContract(Engine.SqlServer);

public abstract class ReleaseStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    private ProjectId _project;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = await Sample.ProjectAsync(Control, Cancel);
    }

    [Fact]
    public async Task Every_column_and_file_comes_back()
    {
        var release = await MadeAsync();
        ReleaseFile[] files = [File(release, "result.json", 0), File(release, "数据-𝄞.csv", long.MaxValue), File(release, "Result.json", 1)];
        await AddAsync(release, files);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Equivalent(release, await ReleaseStore.FindAsync(session, release.Id, Cancel), strict: true);
        Assert.Equivalent(release, await ReleaseStore.OfJobAsync(session, release.JobId, Cancel), strict: true);
        Assert.Equivalent(
            files.OrderBy(file => file.Name, StringComparer.Ordinal), await ReleaseStore.FilesAsync(session, release.Id, Cancel), strict: true);
        Assert.Equal([release.Id], (await ReleaseStore.ListAsync(session, _project, Cancel)).Select(listed => listed.Id));
    }

    [Fact]
    public async Task A_job_is_released_once()
    {
        var release = await MadeAsync();
        await AddAsync(release);
        var error = await Assert.ThrowsAnyAsync<DbException>(() => AddAsync(Of(release.JobId)));
        Assert.True(Control.Dialect.IsDuplicate(error));
    }

    [Fact]
    public async Task Of_releases_of_one_job_at_once_exactly_one_is_kept()
    {
        var job = (await Sample.JobAsync(Control, _project, JobState.Approved, Cancel)).Id;
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryAddAsync(Of(job)), Cancel)));
        Assert.Single(kept, added => added);
    }

    [Fact]
    public async Task A_recall_says_by_whom_when_and_why_and_happens_once()
    {
        var release = await MadeAsync();
        await AddAsync(release);
        Assert.True(await RecallAsync(release, Sample.Text));
        Assert.False(await RecallAsync(release, "again"));
        await using var session = await Control.ReadAsync(Cancel);
        var recalled = await ReleaseStore.FindAsync(session, release.Id, Cancel);
        Assert.Equal(
            (ReleaseState.Recalled, Sample.Actor.Subject, Sample.At, Sample.Text),
            (recalled!.State, recalled.RecalledBy, recalled.RecalledAt, recalled.Reason));
    }

    private static ReleaseFile File(Release release, string name, long bytes) =>
        new() { ReleaseId = release.Id, Name = name, MediaType = "text/csv; charset=utf-8", Bytes = bytes, Sha256 = new string('e', 64) };

    private Release Of(JobId job) => new()
    {
        Id = Identifier.New<ReleaseId>(),
        JobId = job,
        ProjectId = _project,
        State = ReleaseState.Released,
        Manifest = Sample.LongText,
        ResultHash = new string('d', 64),
        CreatedAt = Sample.At,
        StateAt = Sample.At,
    };

    private async Task<Release> MadeAsync() => Of((await Sample.JobAsync(Control, _project, JobState.Approved, Cancel)).Id);

    private Task AddAsync(Release release, params ReleaseFile[] files) =>
        Control.WriteAsync(session => ReleaseStore.AddAsync(session, release, files, Cancel), Cancel);

    private async Task<bool> TryAddAsync(Release release)
    {
        try
        {
            await AddAsync(release);
            return true;
        }
        catch (DbException error) when (Control.Dialect.IsDuplicate(error))
        {
            return false;
        }
    }

    private Task<bool> RecallAsync(Release release, string reason) =>
        Control.WriteAsync(session => ReleaseStore.RecallAsync(session, release, reason, Sample.Mover(_project), Cancel), Cancel);
}
