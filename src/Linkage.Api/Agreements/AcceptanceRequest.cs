namespace Linkage.Api.Agreements;

/// <param name="DocumentHash">Of the document that was read: `hash` of the version.</param>
public sealed record AcceptanceRequest(string DocumentHash);
