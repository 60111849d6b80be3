using System.Text.Json.Serialization;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Questions;

namespace Linkage.Domain.Agreements;

/// <summary>
/// What the organisations of a project agree on: why, on which ground, with which data, and what may be asked and published.
/// </summary>
public sealed record AgreementDocument
{
    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>The data protection impact assessment.</summary>
    public required string AssessmentReference { get; init; }

    /// <summary>Who gets what is released.</summary>
    public required string Recipient { get; init; }

    public required Intake Intake { get; init; }

    /// <summary>The parties, by their identifiers.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    public IReadOnlyDictionary<string, CodeList> CodeLists { get; init; } = new SortedDictionary<string, CodeList>();

    public required IReadOnlyList<DatasetDeclaration> Datasets { get; init; }

    public Composition Composition { get; init; } = Composition.Closed;

    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Per code list the finest level that may be published.</summary>
    public IReadOnlyDictionary<string, string> OutputLevels { get; init; } = new SortedDictionary<string, string>();

    public required DisclosurePolicy Policy { get; init; }

    /// <summary>Stricter wishes of single organisations; the strictest holds.</summary>
    public IReadOnlyDictionary<string, DisclosurePolicy> Policies { get; init; } = new SortedDictionary<string, DisclosurePolicy>();

    /// <summary>Whether partners may upload without sealing.</summary>
    public bool PlainUploads { get; init; }

    /// <summary>Whether a job may use the links that an earlier one made of the same deliveries by the same settings.</summary>
    public bool ReuseLinks { get; init; }

    /// <summary>How many reviewers must approve a result.</summary>
    public int Approvals { get; init; } = 1;

    /// <summary>The day after which everything of the project is purged.</summary>
    public required DateOnly RetentionUntil { get; init; }

    /// <summary>What holds: at least as strict as the policy of all and as each organisation's own.</summary>
    [JsonIgnore]
    public DisclosurePolicy StrictestPolicy => DisclosurePolicy.Strictest(Policies.Values.Prepend(Policy));

    public DatasetDeclaration? FindDataset(string name) => Datasets.FirstOrDefault(d => d.Name == name);
}
