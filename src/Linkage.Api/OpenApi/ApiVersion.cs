namespace Linkage.Api.OpenApi;

/// <summary>Version of the interface, in the header of every answer.</summary>
internal static class ApiVersion
{
    public const string Text = "1.0.0";
}
