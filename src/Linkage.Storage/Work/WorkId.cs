using Linkage.Domain.Identity;

namespace Linkage.Storage.Work;

internal readonly record struct WorkId(string Value) : IIdentifier<WorkId>
{
    public static string Prefix => "wrk";

    public static WorkId From(string value) => new(value);

    public override string ToString() => Value;
}
