namespace Linkage.Api.Tests.Attacks;

/// <summary>Somebody who exists in tests only.</summary>
/// <param name="Part">By which tests choose people.</param>
/// <param name="Area">A code of the agreement's list.</param>
internal sealed record Person(int Number, string Part = "p", string Area = "A1", int Age = 40, int Income = 0)
{
    /// <summary>So many people in each of these parts, all different and none far from the others.</summary>
    public static IReadOnlyList<Person> In(params (string Part, int People)[] parts) =>
        [.. parts.SelectMany(part => Enumerable.Repeat(part.Part, part.People))
            .Select((part, number) => new Person(number, part, Income: 20_000 + number % 97))];
}
