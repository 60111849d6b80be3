using Linkage.Domain.Outcomes;

namespace Linkage.Partner.SignIn;

/// <summary>A token never travels in the clear: plain http only to this machine.</summary>
internal static class Transport
{
    public static Refusal? Refuse(Uri server) => server.Scheme == Uri.UriSchemeHttps || server.IsLoopback
        ? null
        : new Refusal(RefusalKind.Invalid, "insecure-server", "A token is only sent over https, or to this machine itself.");
}
