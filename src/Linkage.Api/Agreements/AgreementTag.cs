using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>ETag of a version: strong, another one after each writing.</summary>
internal static class AgreementTag
{
    public static string Of(Agreement agreement) => $"\"{agreement.Version}.{agreement.Revision}.{agreement.DocumentHash[..16]}\"";
}
