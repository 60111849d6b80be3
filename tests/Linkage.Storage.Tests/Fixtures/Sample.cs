using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Projects;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Organisations;
using Linkage.Storage.Projects;

namespace Linkage.Storage.Tests.Fixtures;

/// <summary>Made-up rows of the control database, with text and instants that a careless column would spoil.</summary>
internal static class Sample
{
    /// <summary>
    /// Two-byte letters, a combining accent, ideographs, characters beyond the first plane, quotes, LIKE's wildcards, line ends.
    /// </summary>
    public const string Text = "Zoë’s Ĳssel e\u0301 数据 𝄞😀 'a' \"b\" %_[c] @d \\ \r\n\tend ";

    public static DateTimeOffset At { get; } = new DateTimeOffset(2026, 3, 31, 12, 34, 56, TimeSpan.Zero).AddTicks(1_234_560);

    public static OrganisationId Organisation { get; } = new("lindewaard");

    public static Actor Actor { get; } = new("anna|" + Text, Organisation, Role.Analyst, "api", new string('a', 32));

    /// <summary>Longer than any page or packet of a database.</summary>
    public static string LongText { get; } = string.Concat(Enumerable.Repeat(Text, 4_000));

    public static Mover Mover(ProjectId? project = null) => new(Actor, At, project, """{"count":1}""");

    public static async Task<ProjectId> ProjectAsync(Database control, CancellationToken cancel)
    {
        var project = new Project
        {
            Id = Identifier.New<ProjectId>(),
            Name = "energy-poverty",
            Title = Text,
            Owner = Organisation,
            State = ProjectState.Draft,
            CreatedBy = Actor.Subject,
            CreatedAt = At,
            StateAt = At,
        };
        await control.WriteAsync(
            async session =>
            {
                await OrganisationStore.AddAsync(
                    session, new Organisation { Id = Organisation, Name = Text, CreatedAt = At }, Mover(), cancel);
                await ProjectStore.AddAsync(session, project, Mover(), cancel);
            },
            cancel);
        return project.Id;
    }

    public static Delivery Delivery(
        ProjectId project, DeliveryState state = DeliveryState.Receiving, string period = "2023JJ00", string dataset = "incomes", int minute = 0) =>
            new()
            {
                Id = Identifier.New<DeliveryId>(),
                ProjectId = project,
                AgreementVersion = 1,
                Dataset = dataset,
                OrganisationId = Organisation,
                Period = period,
                State = state,
                Sealed = true,
                DeclaredBytes = 1_000,
                ReceivedBytes = 0,
                CreatedBy = Actor.Subject,
                CreatedAt = At.AddMinutes(minute),
                StateAt = At.AddMinutes(minute),
            };

    public static Job Job(ProjectId project, JobState state = JobState.Submitted, int minute = 0) => new()
    {
        Id = Identifier.New<JobId>(),
        ProjectId = project,
        AgreementVersion = 1,
        QuestionName = "risk",
        Question = LongText,
        DryRun = false,
        State = state,
        Stage = JobStage.Waiting,
        Progress = 0,
        Attempt = 1,
        CancelRequested = false,
        SubmittedBy = Actor.Subject,
        OrganisationId = Organisation,
        CreatedAt = At.AddMinutes(minute),
        StateAt = At.AddMinutes(minute),
    };

    /// <summary>A job in the database, without deliveries.</summary>
    public static async Task<Job> JobAsync(Database control, ProjectId project, JobState state, CancellationToken cancel)
    {
        var job = Job(project, state);
        await control.WriteAsync(session => JobStore.AddAsync(session, job, new Dictionary<string, DeliveryId>(), cancel), cancel);
        return job;
    }
}
