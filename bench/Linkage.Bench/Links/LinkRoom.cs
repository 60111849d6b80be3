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
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public Database Control { get; } = Open(folder, "control");

    public Database Vault { get; } = Open(folder, "vault");

    public ProjectId Project { get; private set; } = Identifier.New<ProjectId>();

    public JobId Job { get; private set; } = Identifier.New<JobId>();

    public AgreementDocument Agreement { get; } = Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(agreement)).Value;

    public BoundQuestion Question => QuestionRules.Check(Agreement.Questions[0], Agreement).Value;

    private string Names => Path.Combine(folder, "names");

    /// <returns>What each input of the question reads.</returns>
    public async Task<IReadOnlyList<JobInput>> FillAsync(int rows)
    {
        await Migrations.ApplyAsync(Control, TimeProvider.System, CancellationToken.None);
        await Migrations.ApplyAsync(Vault, TimeProvider.System, CancellationToken.None);
        await Control.WriteAsync(AddJobAsync, CancellationToken.None);
        var tables = new List<DeliveryTable>();
        foreach (var write in files) tables.Add(await IngestAsync(tables.Count, write, rows));
        await File.WriteAllLinesAsync(Names, [Project.Value, Job.Value, .. tables.Select(table => table.Id.Value)]);
        return InputsOf(tables);
    }

    /// <summary>As <see cref="FillAsync"/>, where another process has filled it.</summary>
    public async Task<IReadOnlyList<JobInput>> FindAsync()
    {
        var names = await File.ReadAllLinesAsync(Names);
        (Project, Job) = (new(names[0]), new(names[1]));
        var tables = new List<DeliveryTable>();
        foreach (var id in names[2..])
            tables.Add((await new VaultCatalogue(Vault).FindAsync(new DeliveryId(id), CancellationToken.None))!);
        return InputsOf(tables);
    }

    private IReadOnlyList<JobInput> InputsOf(List<DeliveryTable> tables) =>
        [.. Question.Inputs.Select((input, at) => new JobInput(input, null, tables[at]))];

    private async Task<DeliveryTable> IngestAsync(int dataset, Action<Stream, int> write, int rows)
    {
        var path = Path.Combine(folder, "file.csv");
        await using (var file = File.Create(path)) write(file, rows);
        var (declared, id) = (Agreement.Datasets[dataset], Identifier.New<DeliveryId>());
        using var keys = _ring.Project(Project);
        var load = await DeliveryLoad.BeginAsync(
            Vault, id, Project, declared.Name, DeliveryLayout.Of(declared.Schema), CancellationToken.None);
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
            Id = Project, Name = "bench", Title = "Bench", Owner = Owner, State = ProjectState.Draft, CreatedBy = "bench",
            CreatedAt = _now, StateAt = _now,
        };
        await ProjectStore.AddAsync(session, project, mover, CancellationToken.None);
        var job = new Job
        {
            Id = Job, ProjectId = Project, AgreementVersion = 1, QuestionName = "incomes", Question = "{}", DryRun = false,
            State = JobState.Running,
            Stage = JobStage.Waiting, Progress = 0, Attempt = 1, CancelRequested = false, SubmittedBy = "bench", OrganisationId = Owner,
            CreatedAt = _now, StateAt = _now,
        };
        await JobStore.AddAsync(session, job, new Dictionary<string, DeliveryId>(), CancellationToken.None);
    }

    private static Database Open(string folder, string schema) =>
        new(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(folder, $"{schema}.db")), schema);
}
