using System.Text.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Http;

/// <summary>A JSON file of the user's, looked at before it is sent; what it means is for the service to judge.</summary>
internal static class JsonFile
{
    /// <returns>Null when the text is JSON; else where it stops being that.</returns>
    public static Refusal? Check(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException broken)
        {
            return new Refusal(
                RefusalKind.Invalid,
                "malformed-json",
                $"The file is not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.");
        }
    }
}
