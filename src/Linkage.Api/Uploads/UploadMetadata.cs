using System.Text;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Periods;

namespace Linkage.Api.Uploads;

/// <summary>What Upload-Metadata says of the file: pairs of a key and a value in base64, with commas between them.</summary>
internal sealed record UploadMetadata(
    ProjectId Project, string Dataset, Period Period, string? FileName, string? Sha256, bool Sealed, string? FileType)
{
    private const int LongestName = 200;

    public static Outcome<UploadMetadata> Read(string header)
    {
        List<Fault> faults = [];
        var values = Pairs(header, faults);
        var (project, period) = (default(ProjectId), default(Period));
        if (!Identifier.TryParse(values.GetValueOrDefault("project"), out project))
            faults.Add(new Fault("/project", "identifier", "The id of a project (prj-…) is needed."));
        if (string.IsNullOrEmpty(values.GetValueOrDefault("dataset")))
            faults.Add(new Fault("/dataset", "missing-property", "The name of a dataset is needed."));
        if (!Period.TryParse(values.GetValueOrDefault("period"), out period))
            faults.Add(new Fault("/period", "period", "A period is written as 2023JJ00, 2023KW03, 2023MM04 or 2023-04-01."));
        var hash = Hash(values.GetValueOrDefault("sha256"), faults);
        var sealedToo = values.GetValueOrDefault("sealed") ?? "true";
        if (sealedToo is not ("true" or "false")) faults.Add(new Fault("/sealed", "wrong-type", "Expected true or false."));
        return faults.Count > 0
            ? Refusal.Invalid("invalid-metadata", "Upload-Metadata breaks a rule.", faults)
            : new UploadMetadata(
                project, values["dataset"], period, Name(values.GetValueOrDefault("filename")), hash, sealedToo == "true",
                values.GetValueOrDefault("filetype") ?? values.GetValueOrDefault("type"));
    }

    private static Dictionary<string, string> Pairs(string header, List<Fault> faults)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ', 2);
            var bytes = new byte[parts.Length == 2 ? parts[1].Length : 0];
            if (parts.Length == 2 && !Convert.TryFromBase64String(parts[1].Trim(), bytes, out _))
                faults.Add(new Fault("", "base64", "A value of Upload-Metadata is not base64."));
            else if (!values.TryAdd(parts[0], parts.Length == 2 ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Trim())) : ""))
                faults.Add(new Fault("", "duplicate-property", "A key of Upload-Metadata stands there more than once."));
        }

        return values;
    }

    private static string? Hash(string? hex, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(hex)) return null;
        if (hex.Length == 64 && hex.All(char.IsAsciiHexDigit)) return hex.ToLowerInvariant();
        faults.Add(new Fault("/sha256", "sha256", "Expected 64 hexadecimal digits."));
        return null;
    }

    /// <summary>Only for showing: without folders, and short.</summary>
    private static string? Name(string? path)
    {
        if (string.IsNullOrEmpty(path)) return null;
        var name = new string([.. path.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]);
        return name.Length <= LongestName ? name : name[..LongestName];
    }
}
