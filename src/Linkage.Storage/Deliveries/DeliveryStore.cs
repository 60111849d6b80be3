using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Deliveries;

/// <summary>Deliveries in the control database. Every method works in the caller's session, and so in the caller's transaction.</summary>
public static class DeliveryStore
{
    private const string Columns =
        """
        id, project_id, agreement_version, dataset, organisation_id, period, state, file_name, sealed, declared_bytes, received_bytes,
        declared_sha256, row_count, report, reason, created_by, created_at, state_at, expires_at
        """;

    public static Task AddAsync(Session session, Delivery delivery, CancellationToken cancel) =>
        session.ExecuteAsync(
            $"""
             INSERT INTO deliveries ({Columns})
             VALUES (@Id, @ProjectId, @AgreementVersion, @Dataset, @OrganisationId, @Period, @State, @FileName, @Sealed, @DeclaredBytes,
                @ReceivedBytes, @DeclaredSha256, @RowCount, @Report, @Reason, @CreatedBy, @CreatedAt, @StateAt, @ExpiresAt)
             """,
            new
            {
                delivery.Id,
                delivery.ProjectId,
                delivery.AgreementVersion,
                delivery.Dataset,
                delivery.OrganisationId,
                delivery.Period,
                State = delivery.State.ToString(),
                delivery.FileName,
                delivery.Sealed,
                delivery.DeclaredBytes,
                delivery.ReceivedBytes,
                delivery.DeclaredSha256,
                delivery.RowCount,
                delivery.Report,
                delivery.Reason,
                delivery.CreatedBy,
                delivery.CreatedAt,
                delivery.StateAt,
                delivery.ExpiresAt,
            },
            cancel);

    public static Task<Delivery?> FindAsync(Session session, DeliveryId id, CancellationToken cancel) =>
        session.FindAsync<Delivery>($"SELECT {Columns} FROM deliveries WHERE id = @id", new { id }, cancel);

    public static Task<IReadOnlyList<Delivery>> ListAsync(Session session, ProjectId project, CancellationToken cancel) =>
        session.ListAsync<Delivery>(
            $"SELECT {Columns} FROM deliveries WHERE project_id = @project ORDER BY created_at DESC, id", new { project }, cancel);

    /// <summary>A page of the project's deliveries, newest first.</summary>
    public static Task<IReadOnlyList<Delivery>> ListAsync(Session session, ProjectId project, Page page, CancellationToken cancel) =>
        session.ListAsync<Delivery>(
            $"""
             SELECT {Columns} FROM deliveries WHERE project_id = @project AND {Page.Following("deliveries")}
             ORDER BY created_at DESC, id {session.Dialect.Take("@Take")}
             """,
            new { project, page.After, page.Take },
            cancel);

    /// <summary>Every upload that is not complete: few, since they expire.</summary>
    public static Task<IReadOnlyList<Delivery>> ReceivingAsync(Session session, CancellationToken cancel) =>
        session.ListAsync<Delivery>($"SELECT {Columns} FROM deliveries WHERE state = 'Receiving' ORDER BY id", null, cancel);

    /// <summary>The accepted delivery of the dataset that was created last, of one period or of the latest that there is.</summary>
    public static Task<Delivery?> LatestAsync(
        Session session, ProjectId project, string dataset, string? period, CancellationToken cancel) =>
        session.FindAsync<Delivery>(
            $"""
             SELECT {Columns} FROM deliveries
             WHERE project_id = @project AND dataset = @dataset AND state = 'Accepted' AND (@period IS NULL OR period = @period)
             ORDER BY period DESC, created_at DESC, id DESC {session.Dialect.Take("@one")}
             """,
            new { project, dataset, period, one = 1 },
            cancel);

    public static Task<bool> MoveAsync(
        Session session, DeliveryId id, DeliveryState from, DeliveryState to, Mover mover, CancellationToken cancel) =>
        session.MoveAsync(
            DeliveryLifecycle.Steps, from, to, "deliveries", new Dictionary<string, object> { ["id"] = id.Value }, mover, cancel);

    /// <summary>How much of the upload has arrived and until when it may rest; only while it is being received.</summary>
    public static async Task<bool> ReceiveAsync(
        Session session, DeliveryId id, long receivedBytes, DateTimeOffset? expiresAt, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "UPDATE deliveries SET received_bytes = @receivedBytes, expires_at = @expiresAt WHERE id = @id AND state = 'Receiving'",
            new { id, receivedBytes, expiresAt },
            cancel) == 1;

    /// <summary>How many rows have been read so far; only while it is being validated.</summary>
    public static Task ProgressAsync(Session session, DeliveryId id, long rows, CancellationToken cancel) =>
        session.ExecuteAsync("UPDATE deliveries SET row_count = @rows WHERE id = @id AND state = 'Validating'", new { id, rows }, cancel);

    public static Task ReportAsync(Session session, DeliveryId id, long? rows, string report, CancellationToken cancel) =>
        session.ExecuteAsync("UPDATE deliveries SET row_count = @rows, report = @report WHERE id = @id", new { id, rows, report }, cancel);

    public static Task ExplainAsync(Session session, DeliveryId id, string reason, CancellationToken cancel) =>
        session.ExecuteAsync("UPDATE deliveries SET reason = @reason WHERE id = @id", new { id, reason }, cancel);
}
