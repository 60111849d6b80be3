using System.Globalization;

namespace Linkage.Domain.Auditing;

/// <summary>One line of the audit trail: who did what to which object, when, with what result. Holds no data of subjects.</summary>
/// <param name="Sequence">1, 2, 3, … without gaps over the whole service.</param>
/// <param name="At">UTC; only whole microseconds count, see <see cref="Instant"/>.</param>
/// <param name="Actor">Subject of the access token, or the name of a part of the service.</param>
/// <param name="Organisation">For which the actor acted, or null for the service itself.</param>
/// <param name="Role">Role in which, or the origin (such as <c>worker</c>) when no person asked.</param>
/// <param name="Action">Verb in kebab-case, such as <c>release-approved</c>.</param>
/// <param name="ObjectKind">Noun of the glossary, such as <c>delivery</c>.</param>
/// <param name="Project">Null when the action is on no project.</param>
/// <param name="Result">Such as <c>done</c> or the code of a refusal.</param>
/// <param name="Detail">Canonical JSON (RFC 8785), or empty.</param>
/// <param name="TraceId">W3C trace id, 32 hexadecimal digits, or null.</param>
public sealed record AuditEntry(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string? Organisation,
    string Role,
    string Action,
    string ObjectKind,
    string ObjectId,
    string? Project,
    string Result,
    string Detail,
    string? TraceId)
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>
    /// The instant as it is stored and hashed, always 27 characters: text, since databases round instants and the hash must not depend
    /// on which one kept it.
    /// </summary>
    public string Instant => At.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads <see cref="Instant"/>.</summary>
    /// <exception cref="FormatException">The text is not of that form: the row was not written by this service.</exception>
    public static DateTimeOffset ParseInstant(string text) => DateTimeOffset.ParseExact(
        text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
