using System.Text.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Verbs;

/// <summary>The outages that any command can meet, turned into endings; what is not listed here is a bug.</summary>
internal static class Endings
{
    public static Ending? Of(Exception failure, Session session, CancellationToken cancel) => failure switch
    {
        OperationCanceledException when cancel.IsCancellationRequested =>
            new Ending(ExitCode.Cancelled, new Refusal(RefusalKind.Conflict, "cancelled", "Stopped before the end.")),
        HttpRequestException or OperationCanceledException => Unreachable(session, "does not answer"),
        JsonException => Unreachable(session, "answers with something that this version does not understand"),
        FileNotFoundException { FileName: { } file } => Ending.BadInput("file-not-found", $"There is no file {file}."),
        DirectoryNotFoundException => Ending.BadInput("folder-not-found", "A folder in that path does not exist."),
        UnauthorizedAccessException => Ending.BadInput("file-not-accessible", failure.Message),
        IOException => Ending.BadInput("file-not-usable", failure.Message),
        _ => null,
    };

    private static Ending Unreachable(Session session, string what) => new(
        ExitCode.Unreachable,
        new Refusal(
            RefusalKind.Gone,
            "unreachable",
            $"The service at {session.Server} {what}. Another address is chosen with --server or LINKAGE_SERVER."));
}
