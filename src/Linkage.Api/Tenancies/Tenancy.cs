namespace Linkage.Api.Tenancies;

/// <summary>On a group: what the address names, and so to which project the caller must belong.</summary>
internal enum Tenancy
{
    Project,
    Delivery,
    Job,
    Release,
}
