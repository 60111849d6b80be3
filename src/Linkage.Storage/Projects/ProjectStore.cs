using Linkage.Domain.Identity;
using Linkage.Domain.Projects;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Projects;

/// <summary>
/// Projects and who may know of them, in the control database. Every method works in the caller's session, and so in the caller's
/// transaction.
/// </summary>
public static class ProjectStore
{
    private const string Columns =
        """
        projects.id, projects.name, projects.title, projects.owner, projects.state, projects.version_in_force, projects.created_by,
        projects.created_at, projects.state_at
        """;

    /// <returns>False when the owner has one of that name: nothing was changed and nothing audited.</returns>
    public static async Task<bool> AddAsync(Session session, Project project, Mover mover, CancellationToken cancel)
    {
        var added = await session.ExecuteAsync(
            """
            INSERT INTO projects (id, name, title, owner, state, created_by, created_at, state_at)
            SELECT @Id, @Name, @Title, @Owner, @State, @CreatedBy, @CreatedAt, @StateAt
            WHERE NOT EXISTS (SELECT 1 FROM projects WHERE owner = @Owner AND name = @Name)
            """,
            new
            {
                project.Id,
                project.Name,
                project.Title,
                project.Owner,
                State = project.State.ToString(),
                project.CreatedBy,
                project.CreatedAt,
                project.StateAt,
            },
            cancel);
        if (added == 0) return false;
        await AdmitAsync(session, project.Id, [project.Owner], cancel);
        await AuditTrail.AppendAsync(
            session, mover.Actor, new AuditNote("create", "project", project.Id.Value, project.Id.Value), mover.Now, cancel);
        return true;
    }

    /// <summary>The project, for whoever belongs to it; null for everybody else, as when it is not there.</summary>
    public static Task<Project?> FindAsync(Session session, ProjectId id, OrganisationId member, CancellationToken cancel) =>
        session.FindAsync<Project>(
            $"""
             SELECT {Columns} FROM projects
             WHERE id = @id AND EXISTS (SELECT 1 FROM project_members WHERE project_id = @id AND organisation_id = @member)
             """,
            new { id, member },
            cancel);

    /// <summary>For the worker, which belongs to no organisation.</summary>
    public static Task<Project?> FindAsync(Session session, ProjectId id, CancellationToken cancel) =>
        session.FindAsync<Project>($"SELECT {Columns} FROM projects WHERE id = @id", new { id }, cancel);

    /// <summary>Newest first, only those to which the organisation belongs.</summary>
    public static Task<IReadOnlyList<Project>> ListAsync(Session session, OrganisationId member, Page page, CancellationToken cancel) =>
        session.ListAsync<Project>(
            $"""
             SELECT {Columns} FROM projects JOIN project_members ON project_members.project_id = projects.id
             WHERE project_members.organisation_id = @member AND {Page.Following("projects")}
             ORDER BY projects.created_at DESC, projects.id {session.Dialect.Take("@Take")}
             """,
            new { member, page.After, page.Take },
            cancel);

    public static Task<IReadOnlyList<OrganisationId>> MembersAsync(Session session, ProjectId id, CancellationToken cancel) =>
        session.ListAsync<OrganisationId>(
            "SELECT organisation_id FROM project_members WHERE project_id = @id ORDER BY organisation_id", new { id }, cancel);

    /// <summary>Lets organisations know of the project; whoever knows of it already, stays.</summary>
    public static async Task AdmitAsync(Session session, ProjectId id, IEnumerable<OrganisationId> organisations, CancellationToken cancel)
    {
        foreach (var organisation in organisations)
        {
            await session.ExecuteAsync(
                """
                INSERT INTO project_members (project_id, organisation_id) SELECT @id, @organisation
                WHERE NOT EXISTS (SELECT 1 FROM project_members WHERE project_id = @id AND organisation_id = @organisation)
                """,
                new { id, organisation },
                cancel);
        }
    }

    public static Task<bool> MoveAsync(
        Session session, ProjectId id, ProjectState from, ProjectState to, Mover mover, CancellationToken cancel) =>
        session.MoveAsync(
            ProjectLifecycle.Steps, from, to, "projects", new Dictionary<string, object> { ["id"] = id.Value }, mover, cancel);

    public static Task EnforceAsync(Session session, ProjectId id, int version, CancellationToken cancel) =>
        session.ExecuteAsync("UPDATE projects SET version_in_force = @version WHERE id = @id", new { id, version }, cancel);

    /// <summary>Whoever changes the agreement of a project, or counts its acceptances, does so one at a time.</summary>
    public static Task LockAsync(Session session, ProjectId id, CancellationToken cancel) =>
        session.Dialect.LockAsync(session, $"linkage-project-{id}", cancel);
}
