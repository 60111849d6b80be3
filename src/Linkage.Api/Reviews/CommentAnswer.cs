using Linkage.Storage.Reviews;

namespace Linkage.Api.Reviews;

/// <summary>What somebody said about a job.</summary>
public sealed record CommentAnswer(string Id, string Job, string Author, string Organisation, string Text, DateTimeOffset CreatedAt)
{
    internal static CommentAnswer Of(Comment comment) =>
        new(comment.Id, comment.JobId.Value, comment.Author, comment.OrganisationId.Value, comment.Body, comment.CreatedAt);
}
