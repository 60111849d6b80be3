using Linkage.Api.Hosting;
using Linkage.Domain.Identity;
using Linkage.Domain.Json;

namespace Linkage.Api.Identity.Development;

/// <summary>
/// The file development.json of the data folder: organisations, and who may be chosen at /development. Written at first start.
/// </summary>
internal sealed record People(IReadOnlyDictionary<string, string> Organisations, IReadOnlyList<Person> Persons)
{
    public Person? Find(string? name) => Persons.FirstOrDefault(person => person.Name == name);

    /// <exception cref="StartRefusedException">The file is there and cannot be used.</exception>
    public static People Read(string file)
    {
        if (!File.Exists(file))
        {
            var half = file + ".part";
            File.WriteAllBytes(half, Documents.Write(Usual));
            File.Move(half, file, overwrite: true);
        }

        var people = Documents.Read<People>(File.ReadAllBytes(file));
        if (people.IsRefused)
            throw new StartRefusedException(
                $"{file}: {people.Refusal.Faults[0].Pointer} {people.Refusal.Faults[0].Message} Correct it, or delete the file.");
        return people.Value.Fault() is { } fault
            ? throw new StartRefusedException($"{file}: {fault} Correct it, or delete the file.")
            : people.Value;
    }

    private string? Fault()
    {
        if (Organisations.Keys.FirstOrDefault(id => !OrganisationId.IsWellFormed(id)) is not null)
            return "An organisation has no well-formed short name.";
        if (Persons.Any(person => !Organisations.ContainsKey(person.Organisation)))
            return "A person belongs to an organisation that is not listed.";
        if (Persons.Any(person => Domain.Identity.Roles.Parse(person.Roles) == Role.None)) return "A person has no known role.";
        return Persons.Select(person => person.Name).Distinct().Count() == Persons.Count ? null : "Two persons have one name.";
    }

    private static People Usual { get; } = new(
        new Dictionary<string, string>
        {
            ["lindewaard"] = "Municipality of Lindewaard",
            ["tax-office"] = "Tax office",
            ["grid-operator"] = "Grid operator",
            ["org-a"] = "Organisation A",
            ["org-b"] = "Organisation B",
            ["linkage"] = "Operator of the linkage service",
        },
        [
            new("marit", "lindewaard", ["partner"]),
            new("noor", "lindewaard", ["analyst"]),
            new("joost", "lindewaard", ["privacy-officer"]),
            new("fatima", "lindewaard", ["privacy-officer"]),
            new("willem", "tax-office", ["partner"]),
            new("saskia", "tax-office", ["privacy-officer"]),
            new("bram", "grid-operator", ["partner"]),
            new("eva", "grid-operator", ["privacy-officer"]),
            new("anna", "org-a", ["partner"]),
            new("ava", "org-a", ["analyst"]),
            new("arthur", "org-a", ["privacy-officer"]),
            new("ben", "org-b", ["partner"]),
            new("bella", "org-b", ["privacy-officer"]),
            new("dirk", "linkage", ["auditor"]),
            new("olga", "linkage", ["operator"]),
        ]);
}
