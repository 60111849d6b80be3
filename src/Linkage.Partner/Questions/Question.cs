namespace Linkage.Partner.Questions;

/// <summary>A question of the agreement in force, by name.</summary>
internal sealed record Question(string Name, string? Title);
