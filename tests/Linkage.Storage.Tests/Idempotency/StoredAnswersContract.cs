using System.Data.Common;
using Linkage.Storage.Idempotency;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Idempotency;

public sealed class SqliteStoredAnswers() : StoredAnswersContract(Engine.Sqlite);

public sealed class SqlServerStoredAnswers() : StoredAnswersContract(Engine.SqlServer);

public abstract class StoredAnswersContract(Engine engine) : DatabaseContract(engine, "control")
{
    [Fact]
    public async Task Every_column_comes_back_to_the_one_who_asked()
    {
        var (full, bare) = (Made("anna", "Key", "/v1/jobs/job-1", Sample.LongText), Made("bert", "Key", null, null));
        await AddAsync(full);
        await AddAsync(bare);
        Assert.Equivalent(full, await FindAsync("anna", "Key"), strict: true);
        Assert.Equivalent(bare, await FindAsync("bert", "Key"), strict: true);
        Assert.Null(await FindAsync("anna", "key"));
    }

    [Fact]
    public async Task A_key_is_answered_once()
    {
        await AddAsync(Made("anna", "key", null, null));
        var error = await Assert.ThrowsAnyAsync<DbException>(() => AddAsync(Made("anna", "key", null, null)));
        Assert.True(Control.Dialect.IsDuplicate(error));
    }

    [Fact]
    public async Task Answers_from_before_an_instant_are_forgotten()
    {
        await AddAsync(Made("anna", "key", null, null));
        Assert.Equal(0, await ForgetAsync(Sample.At));
        Assert.Equal(1, await ForgetAsync(Sample.At.AddMicroseconds(1)));
        Assert.Null(await FindAsync("anna", "key"));
    }

    private static StoredAnswer Made(string actor, string key, string? location, string? body) => new()
    {
        Actor = actor,
        IdempotencyKey = key,
        RequestHash = new string('b', 64),
        Status = 202,
        Location = location,
        Body = body,
        CreatedAt = Sample.At,
    };

    private Task AddAsync(StoredAnswer answer) => Control.WriteAsync(session => StoredAnswers.AddAsync(session, answer, Cancel), Cancel);

    private Task<int> ForgetAsync(DateTimeOffset before) =>
        Control.WriteAsync(session => StoredAnswers.ForgetAsync(session, before, Cancel), Cancel);

    private async Task<StoredAnswer?> FindAsync(string actor, string key)
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await StoredAnswers.FindAsync(session, actor, key, Cancel);
    }
}
