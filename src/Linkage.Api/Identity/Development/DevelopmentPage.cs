using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Api.Identity.Development;

/// <summary>Choose a person, get a token: Dutch with English beside it, and no script.</summary>
internal static class DevelopmentPage
{
    private const string Style =
        """
        body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
        .warning{border:4px solid #a80000;padding:1rem;background:#fff3f3}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #767676}
        button{font:inherit;padding:.3rem .8rem}textarea{width:100%;font:.9rem/1.4 monospace}
        :focus-visible{outline:3px solid #0b5fff;outline-offset:2px}
        """;

    public static IResult Of(HttpContext http, People people, (Person Person, Grant Grant)? given)
    {
        var style = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        return Results.Content(Html(people, given), "text/html", Encoding.UTF8);
    }

    private static string Html(People people, (Person Person, Grant Grant)? given) =>
        $"""
         <!doctype html>
         <html lang="nl">
         <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ontwikkelidentiteit – Linkage</title><style>{Style}</style></head>
         <body>
         <main>
         <h1>Ontwikkelidentiteit <span lang="en">(development identity)</span></h1>
         <div class="warning" role="note">
         <p><strong>Niet voor echte gegevens.</strong> Iedereen op deze computer kan hier in ieders naam handelen.</p>
         <p lang="en"><strong>Not for real data.</strong> Anybody on this computer can act as anybody here.</p>
         </div>
         {(given is { } made ? Token(made.Person, made.Grant) : "")}
         <h2>Kies een persoon <span lang="en">(choose a person)</span></h2>
         <table>
         <thead><tr><th scope="col">Naam <span lang="en">(name)</span></th><th scope="col">Organisatie <span lang="en">(organisation)</span></th>
         <th scope="col">Rollen <span lang="en">(roles)</span></th><th scope="col">Token</th></tr></thead>
         <tbody>
         {string.Join('\n', people.Persons.Select(person => Row(person, people.Organisations[person.Organisation])))}
         </tbody>
         </table>
         </main>
         </body>
         </html>
         """;

    private static string Row(Person person, string organisation) =>
        $"""
         <tr><th scope="row">{Safe(person.Name)}</th><td>{Safe(organisation)} ({Safe(person.Organisation)})</td><td lang="en">{Safe(string.Join(", ", person.Roles))}</td>
         <td><form method="post" action="/development"><input type="hidden" name="as" value="{Safe(person.Name)}">
         <button>Token voor {Safe(person.Name)} <span lang="en">(get token)</span></button></form></td></tr>
         """;

    private static string Token(Person person, Grant grant) =>
        $"""
         <section aria-labelledby="token"><h2 id="token">Token van {Safe(person.Name)}</h2>
         <p>Geldig: {(grant.ExpiresIn / 60).ToString(CultureInfo.InvariantCulture)} minuten. Gebruik: <code>Authorization: Bearer …</code>
         <span lang="en">(Valid for that many minutes; use it as shown.)</span></p>
         <textarea readonly rows="6" aria-labelledby="token">{Safe(grant.AccessToken)}</textarea></section>
         """;

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
