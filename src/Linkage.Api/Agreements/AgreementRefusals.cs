using Linkage.Domain.Outcomes;

namespace Linkage.Api.Agreements;

internal static class AgreementRefusals
{
    public static Refusal Closed { get; } = new(RefusalKind.Conflict, "project-closed", "The project is closed.");

    public static Refusal NotInForce { get; } =
        new(RefusalKind.Conflict, "agreement-not-in-force", "No agreement is in force: every organisation accepts one first.");

    public static Refusal NotDraft { get; } = new(RefusalKind.Conflict, "agreement-not-draft", "Only a draft can be proposed.");

    public static Refusal NotProposed { get; } = new(
        RefusalKind.Conflict, "agreement-not-proposed", "Only a version that is proposed can be accepted.");

    public static Refusal NoParty { get; } =
        new(RefusalKind.Forbidden, "not-party", "Your organisation is no party to this version of the agreement.");

    public static Refusal OtherDocument { get; } =
        new(
            RefusalKind.Conflict,
            "document-hash",
            "This is not the hash of the document that is proposed. Read it again before you accept.");
}
