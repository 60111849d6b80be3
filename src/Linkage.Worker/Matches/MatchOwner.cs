using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Json;
using Linkage.Domain.Questions;
using Linkage.Storage.Jobs;

namespace Linkage.Worker.Matches;

/// <summary>Under which name the vault keeps the links of a join.</summary>
internal static class MatchOwner
{
    /// <summary>Of one join of one attempt of a job.</summary>
    public static string Of(Job job, string alias) => OfAttempt(job) + alias;

    /// <summary>How the names of all joins of an attempt begin.</summary>
    public static string OfAttempt(Job job) => $"{job.Id}/{job.Attempt}/";

    /// <summary>
    /// Of every join of these deliveries that finds its pairs in the same way: a hash of the fields that are compared and of the settings,
    /// and of nothing that does not change the links.
    /// </summary>
    public static string Shared(MatchInputs inputs)
    {
        var (join, match) = (inputs.Join, inputs.Match);
        var text = new StringBuilder().Append(join.Method).Append('\n');
        // Rows of one subject may share a link there, so that it matters whose rows they are.
        if (match.Settings.Assignment == MatchAssignment.ManyToOne) text.Append(inputs.Subject).Append('\n');
        foreach (var key in join.Keys) text.Append(key.Left.Field.Name).Append('=').Append(key.Right.Field.Name).Append('\n');
        foreach (var block in match.Blocks)
            text.AppendJoin('&', block.Select(key => $"{key.Left.Field.Name}={key.Right.Field.Name}")).Append('\n');
        text.Append(Encoding.UTF8.GetString(
            Documents.Write(match.Settings with { Blocks = [], MostCandidates = MatchSettings.UsualCandidates })));
        return $"shared/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
