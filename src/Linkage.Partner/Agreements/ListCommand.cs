using System.Globalization;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Agreements;

/// <summary>Lists the versions of a project's agreement.</summary>
internal sealed class ListCommand()
    : ListVerb<AgreementVersion>("agreements", "List the versions of the agreement.", "linkage agreements list --project energy-poverty")
{
    protected override IReadOnlyList<string> Headings { get; } = ["version", "state", "accepted by", "hash"];

    protected override IReadOnlyList<string?> Row(AgreementVersion item) =>
        [item.Version.ToString(CultureInfo.InvariantCulture), item.State, item.AcceptedBy, item.Hash];
}
