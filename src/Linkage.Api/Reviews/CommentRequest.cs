namespace Linkage.Api.Reviews;

/// <param name="Text">For the submitter and the privacy officers.</param>
public sealed record CommentRequest(string Text);
