using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Idempotency;

namespace Linkage.Api.Requests;

/// <summary>
/// Does a POST in one transaction, and once per Idempotency-Key: the answer is kept in the transaction of what it reports, so that the
/// same request again gets the same answer, and another request under the same key gets 409.
/// </summary>
internal sealed class Creation(Database control, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <param name="request">What makes the request the same one: its body, or the headers that stand for it.</param>
    public async Task<IResult> RunAsync(
        HttpContext http, ReadOnlyMemory<byte> request, Func<Session, Task<Outcome<Made>>> create)
    {
        var caller = Caller.Of(http);
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0) return (await TwiceAsync(create, http.RequestAborted)).Answer(made => new MadeResult(made.Written()));
        if (key.Length > LongestKey || key.Any(letter => letter is < ' ' or > '~')) return new Problem(Unusable);
        var written = new StoredAnswer
        {
            Actor = caller.Actor.Subject,
            IdempotencyKey = key,
            RequestHash = Hash(http.Request, request.Span),
            Status = 0,
            CreatedAt = clock.GetUtcNow(),
        };
        var answered = await TwiceAsync(session => OnceAsync(session, written, create, http.RequestAborted), http.RequestAborted);
        return answered.Answer(answer => new MadeResult(answer));
    }

    /// <summary>
    /// A unique key that was not there when the work looked, and was when it wrote: another request was first. Looking again finds it.
    /// </summary>
    private async Task<Outcome<T>> TwiceAsync<T>(Func<Session, Task<Outcome<T>>> work, CancellationToken cancel)
    {
        try
        {
            return await control.DecideAsync(work, cancel);
        }
        catch (DbException error) when (control.Dialect.IsDuplicate(error))
        {
            return await control.DecideAsync(work, cancel);
        }
    }

    private static async Task<Outcome<WrittenAnswer>> OnceAsync(
        Session session, StoredAnswer asked, Func<Session, Task<Outcome<Made>>> create, CancellationToken cancel)
    {
        if (await StoredAnswers.FindAsync(session, asked.Actor, asked.IdempotencyKey, cancel) is { } earlier)
            return earlier.RequestHash == asked.RequestHash
                ? new WrittenAnswer(earlier.Status, earlier.Location, earlier.Body, null)
                : Reused;
        var made = await create(session);
        if (made.IsRefused) return made.Refusal;
        var answer = made.Value.Written();
        await StoredAnswers.AddAsync(
            session,
            new StoredAnswer
            {
                Actor = asked.Actor,
                IdempotencyKey = asked.IdempotencyKey,
                RequestHash = asked.RequestHash,
                Status = answer.Status,
                Location = answer.Location,
                Body = answer.Body,
                CreatedAt = asked.CreatedAt,
            },
            cancel);
        return answer;
    }

    private static string Hash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Refusal Unusable { get; } =
        new(RefusalKind.Invalid, "idempotency-key-invalid", "An Idempotency-Key has at most 200 printable ASCII characters.");

    private static Refusal Reused { get; } =
        new(RefusalKind.Conflict, "idempotency-key-reused", "This Idempotency-Key was used for another request. Take a new one.");
}
