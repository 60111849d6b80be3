using Linkage.Domain.Outcomes;

namespace Linkage.Api.Uploads;

internal static class UploadRefusals
{
    public static Refusal Length { get; } = Refusal.Invalid(
        "upload-length", "Say how long the file is: Upload-Length, a number of bytes.", [new Fault("", "upload-length", "Expected a number of bytes.")]);

    public static Refusal Offset { get; } = Refusal.Invalid(
        "upload-offset", "Say where the bytes belong: Upload-Offset, a number of bytes.", [new Fault("", "upload-offset", "Expected a number of bytes.")]);

    public static Refusal MediaType { get; } =
        new(RefusalKind.UnsupportedMedia, "media-type", $"Bytes of an upload have the content type {Tus.MediaType}.");

    public static Refusal FileType { get; } =
        new(RefusalKind.UnsupportedMedia, "file-type", "A delivery is a CSV file, sealed or plain; the declared file type is another one.");

    public static Refusal Checksum { get; } = Refusal.Invalid(
        "upload-checksum", "Upload-Checksum has another form: sha256 or sha1, a space, and the digest in base64.",
        [new Fault("", "upload-checksum", "Expected an algorithm and a digest.")]);

    public static Refusal Mismatch { get; } =
        new(RefusalKind.Invalid, "checksum-mismatch", "The bytes do not have the checksum that was announced; none of them was kept.");

    public static Refusal TooLong { get; } =
        new(RefusalKind.TooLarge, "too-long", "More bytes came than the upload has left; none of them was kept.");

    public static Refusal WrongOffset { get; } =
        new(RefusalKind.Conflict, "wrong-offset", "The upload stands at another offset; ask for it with HEAD.");

    public static Refusal Complete { get; } =
        new(RefusalKind.Conflict, "upload-complete", "The upload is complete; nothing can be added or taken back here. See the delivery.");

    public static Refusal Busy { get; } =
        new(RefusalKind.Conflict, "upload-busy", "Another request is at this upload. Try again when it is done.");

    public static Refusal Ended { get; } = new(RefusalKind.Gone, "upload-gone", "The upload expired or was ended. Begin a new one.");

    public static Refusal NotSealed { get; } =
        new(
            RefusalKind.Invalid,
            "not-sealed",
            "The file is not sealed, and the agreement takes sealed files only. The delivery is rejected.");

    public static Refusal OtherFile { get; } =
        new(RefusalKind.Invalid, "file-hash", "The file does not have the SHA-256 that was announced. The delivery is rejected.");

    public static Refusal TooLarge(long most) => new(RefusalKind.TooLarge, "too-large", $"A file has at most {most} bytes here.");

    public static Refusal NotAgreed(string clause, string message) =>
        new(RefusalKind.NotAgreed, "not-agreed", message, [new Fault(clause, "not-agreed", message)]);

    /// <summary>The status that tus gives to a refusal, where that is not the one of its kind.</summary>
    public static int? StatusOf(Refusal refusal) =>
        refusal == Mismatch ? Tus.ChecksumMismatch : refusal == Busy ? StatusCodes.Status423Locked : null;
}
