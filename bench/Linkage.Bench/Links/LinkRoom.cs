using System.Text;
using Linkage.Domain.Agreements;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Json;
using Linkage.Domain.Projects;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Keys;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Organisations;
using Linkage.Storage.Projects;
using Linkage.Storage.Vault.Tables;
using Linkage.Worker.Ingest;
using Linkage.Worker.Links;

namespace Linkage.Bench.Links;

/// <summary>
/// A control database with one running job, and a vault with the two deliveries that it links, taken in by the worker's own ingest.
/// </summary>
/// <param name="agreement">With one question, over datasets whose files are written by <paramref name="files"/>, in order.</param>
internal sealed class LinkRoom(string folder, string agreement, params Action<Stream, int>[] files)
{
    private static readonly OrganisationId Owner = new("lindewaard");

    private readonly KeyRingFolder _ring = new(Path.Combine(folder, "keys"));
    private readonly ProjectId _project = Identifier.New<ProjectId>();
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public Database Control { get; } = Open(folder, "control");

    public Database Vault { get; } = Open(folder, "vault");

    public ProjectId Project => _project;

    public JobId Job { get; } = Identifier.New<JobId>();

    public AgreementDocument Agreement { get; } = Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(agreement)).Value;

    public BoundQuestion Question => QuestionRules.Check(Agreement.Questions[0], Agreement).Value;

    /// <returns>What each input of the question reads.</returns>
    public async Task<IReadOnlyList<JobInput>> FillAsync(int rows)
    {
        await Migrations.ApplyAsync(Control, TimeProvider.System, CancellationToken.None);
        await Migrations.ApplyAsync(Vault, TimeProvider.System, CancellationToken.None);
        await Control.WriteAsync(AddJobAsync, CancellationToken.None);
        var tables = new List<DeliveryTable>();
        foreach (var write in files) tables.Add(await IngestAsync(tables.Count, write, rows));
        return [.. Question.Inputs.Select((input, at) => new JobInput(input, null, tables[at]))];
    }

    private async Task<DeliveryTable> IngestAsync(int dataset, Action<Stream, int> write, int rows)
    {
        var path = Path.Combine(folder, "file.csv");
        await using (var file = File.Create(path)) write(file, rows);
        var (declared, id) = (Agreement.Datasets[dataset], Identifier.New<DeliveryId>());
        using var keys = _ring.Project(_project);
        var load = await DeliveryLoad.BeginAsync(
            Vault, id, _project, declared.Name, DeliveryLayout.Of(declared.Schema), CancellationToken.None);
        using var intake = new DeliveryIntake(declared, Agreement.CodeLists, load, keys.Project);
        var report = await intake.RunAsync(
            () => PlainFile.Open(path, sealedFile: false, _ring), _ => Task.CompletedTask, CancellationToken.None);
        if (!report.IsClean) throw new InvalidOperationException(report.ToJson());
        File.Delete(path);
        return (await new VaultCatalogue(Vault).FindAsync(id, CancellationToken.None))!;
    }

    private async Task AddJobAsync(Session session)
    {
        var mover = new Mover(Actor.Worker, _now, null);
        await OrganisationStore.AddAsync(
            session, new Organisation { Id = Owner, Name = "Lindewaard", CreatedAt = _now }, mover, CancellationToken.None);
        var project = new Project
        {
            Id = _project, Name = "bench", Title = "Bench", Owner = Owner, State = ProjectState.Draft, CreatedBy = "bench",
            CreatedAt = _now, StateAt = _now,
        };
        await ProjectStore.AddAsync(session, project, mover, CancellationToken.None);
        var job = new Job
        {
            Id = Job, ProjectId = _project, AgreementVersion = 1, QuestionName = "incomes", Question = "{}", DryRun = false,
            State = JobState.Running,
            Stage = JobStage.Waiting, Progress = 0, Attempt = 1, CancelRequested = false, SubmittedBy = "bench", OrganisationId = Owner,
            CreatedAt = _now, StateAt = _now,
        };
        await JobStore.AddAsync(session, job, new Dictionary<string, DeliveryId>(), CancellationToken.None);
    }

    private static Database Open(string folder, string schema) =>
        new(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(folder, $"{schema}.db")), schema);
}
