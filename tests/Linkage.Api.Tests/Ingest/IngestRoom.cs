using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Sealing;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;
using Linkage.Storage.Keys;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Work;
using Linkage.Worker.Ingest;
using Linkage.Worker.Purges;

namespace Linkage.Api.Tests.Ingest;

/// <summary>Both databases, a landing area and a key ring, with the project of <see cref="Declared"/> in force.</summary>
internal sealed class IngestRoom : IAsyncDisposable
{
    private readonly TestDatabase _control;
    private readonly TestDatabase _vault;
    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-ingest-").FullName;

    private IngestRoom(TestDatabase control, TestDatabase vault, IngestRoom? sameProject)
    {
        Project = sameProject?.Project ?? Identifier.New<ProjectId>();
        (_control, _vault) = (control, vault);
        Landing = new LandingArea(Path.Combine(_folder, "landing"));
        Keys = sameProject?.Keys ?? new KeyRingFolder(Path.Combine(_folder, "keys"));
        Queue = new WorkQueue(Control, TimeProvider.System);
        Ingest = new IngestHandler(Control, Vault, Landing, Keys, TimeProvider.System);
        Purge = new PurgeHandler(Control, Vault, Landing, Queue, TimeProvider.System);
    }

    public Database Control => _control.Database;

    public Database Vault => _vault.Database;

    public LandingArea Landing { get; }

    public KeyRingFolder Keys { get; }

    public WorkQueue Queue { get; }

    public IngestHandler Ingest { get; }

    public PurgeHandler Purge { get; }

    public ProjectId Project { get; }

    /// <summary>An ingest of which the whole process goes after so many openings of a database.</summary>
    public async Task<IngestHandler> DoomedAsync(int openings)
    {
        var fuse = new Fuse(openings);
        return new IngestHandler(
            await FusedDialect.OnAsync(Control, fuse), await FusedDialect.OnAsync(Vault, fuse), Landing, Keys, TimeProvider.System);
    }

    /// <summary>Other databases, but the project and the keys of another room.</summary>
    public static Task<IngestRoom> OpenAsync(IngestRoom sameProject) => OpenAsync(Engine.Sqlite, sameProject);

    public static async Task<IngestRoom> OpenAsync(Engine engine = Engine.Sqlite, IngestRoom? sameProject = null)
    {
        var control = await TestDatabase.CreateAsync(engine, "control");
        var room = new IngestRoom(control, await TestDatabase.CreateAsync(engine, "vault"), sameProject);
        await Migrations.ApplyAsync(room.Control, TimeProvider.System, CancellationToken.None);
        await Migrations.ApplyAsync(room.Vault, TimeProvider.System, CancellationToken.None);
        await room.Control.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO organisations (id, name, created_at) VALUES ('tax-office', 'Tax office', @Now);
                INSERT INTO projects (id, name, title, owner, state, created_by, created_at, state_at)
                VALUES (@Project, 'p', 'P', 'tax-office', 'Active', 'test', @Now, @Now);
                INSERT INTO agreements (project_id, version, revision, state, document, document_hash, created_by, created_at, state_at)
                VALUES (@Project, 1, 1, 'InForce', @Agreement, 'hash', 'test', @Now, @Now);
                """,
                new { room.Project, Declared.Agreement, Now = TimeProvider.System.GetUtcNow() },
                CancellationToken.None),
            CancellationToken.None);
        return room;
    }

    /// <summary>A complete file in the landing area, and its delivery in the state Received.</summary>
    public async Task<DeliveryId> LandAsync(
        byte[] file, string dataset = Declared.Dataset, bool sealIt = true, bool deliveredAsSealed = false)
    {
        var id = Identifier.New<DeliveryId>();
        using var landed = new MemoryStream();
        using var pair = Keys.Sealing();
        if (sealIt) await SealedFile.SealAsync(new MemoryStream(file), landed, pair.Public);
        await File.WriteAllBytesAsync(Landing.WholeOf(id), sealIt ? landed.ToArray() : file);
        var now = TimeProvider.System.GetUtcNow();
        var delivery = new Delivery
        {
            Id = id,
            ProjectId = Project,
            AgreementVersion = 1,
            Dataset = dataset,
            OrganisationId = new OrganisationId("tax-office"),
            Period = "2023JJ00",
            State = DeliveryState.Received,
            Sealed = sealIt || deliveredAsSealed,
            DeclaredBytes = file.Length,
            ReceivedBytes = file.Length,
            CreatedBy = "test",
            CreatedAt = now,
            StateAt = now,
        };
        await Control.WriteAsync(session => DeliveryStore.AddAsync(session, delivery, CancellationToken.None), CancellationToken.None);
        return id;
    }

    public Task<DeliveryId> LandAsync(string file, string dataset = Declared.Dataset, bool sealIt = true, bool deliveredAsSealed = false) =>
        LandAsync(Encoding.UTF8.GetBytes(file), dataset, sealIt, deliveredAsSealed);

    /// <summary>Lands and ingests.</summary>
    public async Task<Delivery> DeliverAsync(
        byte[] file, string dataset = Declared.Dataset, bool sealIt = true, bool deliveredAsSealed = false)
    {
        var id = await LandAsync(file, dataset, sealIt, deliveredAsSealed);
        await Ingest.RunAsync(id.Value, CancellationToken.None);
        return await FindAsync(id);
    }

    public Task<Delivery> DeliverAsync(
        string file, string dataset = Declared.Dataset, bool sealIt = true, bool deliveredAsSealed = false) =>
        DeliverAsync(Encoding.UTF8.GetBytes(file), dataset, sealIt, deliveredAsSealed);

    public async Task<Delivery> FindAsync(DeliveryId id)
    {
        await using var session = await Control.ReadAsync(CancellationToken.None);
        return (await DeliveryStore.FindAsync(session, id, CancellationToken.None))!;
    }

    public Task MoveAsync(DeliveryId id, DeliveryState from, DeliveryState to) =>
        Control.WriteAsync(
            session => DeliveryStore.MoveAsync(
                session, id, from, to, new Mover(Actor.Worker, TimeProvider.System.GetUtcNow(), Project), CancellationToken.None),
            CancellationToken.None);

    /// <summary>Takes the delivery over, as the first step of an ingest does.</summary>
    public Task<DeliveryLoad> BeginAsync(DeliveryId id) =>
        DeliveryLoad.BeginAsync(
            Vault, id, Project, Declared.Dataset, DeliveryLayout.Of(Declared.Read().Dataset.Schema), CancellationToken.None);

    public Task<DeliveryTable?> TableAsync(DeliveryId id) => new VaultCatalogue(Vault).FindAsync(id, CancellationToken.None);

    /// <summary>The rows of a delivery in the order of its file, each as its columns.</summary>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(DeliveryId id)
    {
        await using var session = await Vault.ReadAsync(CancellationToken.None);
        var rows = await session.Connection.QueryAsync($"SELECT * FROM {DeliveryTable.NameOf(id)} ORDER BY row_no");
        return [.. rows.Select(row => ((IDictionary<string, object?>)row).Values.ToArray())];
    }

    /// <summary>Names of the tables that come and go with deliveries.</summary>
    public async Task<IReadOnlyList<string>> PassingTablesAsync()
    {
        await using var session = await Vault.ReadAsync(CancellationToken.None);
        var text = Vault.Dialect is SqliteDialect
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '[dsk]_*' ORDER BY name"
            : "SELECT name FROM sys.tables WHERE name LIKE '[dsk][_]%' ORDER BY name";
        return await session.ListAsync<string>(text, null, CancellationToken.None);
    }

    /// <summary>The faults of a delivery's report as `row field rule`.</summary>
    public static IReadOnlyList<string> Faults(Delivery delivery) =>
        [.. JsonNode.Parse(delivery.Report!)!["faults"]!["first"]!.AsArray().Select(fault => $"{fault!["row"]} {fault["field"]} {fault["rule"]}")];

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await _vault.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
