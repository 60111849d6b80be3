namespace Linkage.Domain.Schemas;

/// <summary>What became of one value.</summary>
/// <param name="Rule">The rule that it breaks (<see cref="FieldRule"/>), or null.</param>
/// <param name="IsMissing">It is one of the schema's missing values.</param>
/// <param name="Number">
/// The value as kept (see <see cref="FieldType"/>). Of a string with a code list the index of the leaf in its
/// <see cref="CodeLists.CodeIndex"/>, with categories the index among them, otherwise 0: the text itself is the value.
/// </param>
public readonly record struct FieldReading(string? Rule, bool IsMissing, long Number)
{
    public static FieldReading Missing { get; } = new(null, true, 0);

    public static FieldReading Of(long number) => new(null, false, number);

    public static FieldReading Broken(string rule) => new(rule, false, 0);
}
