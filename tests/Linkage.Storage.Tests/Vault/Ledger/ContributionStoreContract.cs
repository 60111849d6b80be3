using Linkage.Domain.Identity;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Ledger;

namespace Linkage.Storage.Tests.Vault.Ledger;

public sealed class SqliteContributionStore() : ContributionStoreContract(Engine.Sqlite);

public sealed class SqlServerContributionStore() : ContributionStoreContract(Engine.SqlServer);

public abstract class ContributionStoreContract(Engine engine) : DatabaseContract(engine, "vault")
{
    // Beyond the 8,000 bytes that a column holds in its row.
    private const int Long = 100_000;

    private readonly JobId _job = Identifier.New<JobId>();

    [Fact]
    public async Task Every_byte_comes_back_per_attempt()
    {
        var store = new ContributionStore(Vault);
        byte[] first = [.. Enumerable.Range(0, Long).Select(at => (byte)(at * 7))], second = [0, 255];
        await store.PutAsync(_job, 1, first, [], Cancel);
        await store.PutAsync(_job, 2, second, [], Cancel);
        Assert.Equal(first, await store.FindAsync(_job, 1, Cancel));
        Assert.Equal(second, await store.FindAsync(_job, 2, Cancel));
        Assert.Null(await store.FindAsync(_job, 3, Cancel));
        Assert.Null(await store.FindAsync(Identifier.New<JobId>(), 1, Cancel));
    }

    [Fact]
    public async Task The_same_attempt_run_again_takes_the_place_of_what_was_left()
    {
        var store = new ContributionStore(Vault);
        await store.PutAsync(_job, 1, [1, 2, 3], [new("{}", [5]), new("{}", [6])], Cancel);
        await store.PutAsync(_job, 1, [4], [new("""{"of":"a model"}""", [7])], Cancel);
        Assert.Equal([4], await store.FindAsync(_job, 1, Cancel));
        var model = Assert.Single(await store.ModelsAsync(_job, 1, Cancel));
        Assert.Equal("""{"of":"a model"}""", model.Specification);
        Assert.Equal([7], model.Contributions);
    }
}
