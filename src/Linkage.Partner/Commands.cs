using System.CommandLine;
using Linkage.Partner.Pseudonyms;
using Linkage.Partner.SignIn;
using Linkage.Partner.Uploads;
using Linkage.Partner.Verbs;

namespace Linkage.Partner;

/// <summary>The commands, in the order in which the help shows them.</summary>
internal static class Commands
{
    public static IEnumerable<Command> All() =>
    [
        new LoginCommand(),
        new LogoutCommand(),
        new WhoAmICommand(),
        Projects(),
        Agreements(),
        new Noun("datasets", "What is to be delivered.", new Datasets.ListCommand(), new Datasets.ShowCommand()),
        Keys(),
        new PseudonymiseCommand(),
        new UploadCommand(),
        Deliveries(),
        new Noun("questions", "What may be asked.", new Questions.ListCommand()),
        Jobs(),
        Reviews(),
        Releases(),
        new Noun("audit", "The audit trail.", new Audit.ListCommand(), new Audit.VerifyCommand()),
        Lab.LabCommand.Create(),
        new CompletionCommand(),
    ];

    private static Noun Projects() => new(
        "projects",
        "Agreements between organisations, and what is done under them.",
        new Projects.ListCommand(),
        new Projects.ShowCommand(),
        new Projects.CreateCommand(),
        new Projects.CloseCommand());

    private static Noun Agreements() => new(
        "agreements",
        "What the organisations of a project agree on.",
        new Agreements.ListCommand(),
        new Agreements.ShowCommand(),
        new Agreements.PutCommand(),
        new Agreements.ProposeCommand(),
        new Agreements.AcceptCommand());

    private static Noun Keys() => new(
        "keys",
        "Linkage keys, and the service's public keys.",
        new Keys.CreateCommand(),
        new Keys.FingerprintCommand(),
        new Keys.PairCommand(),
        new Keys.WrapCommand(),
        new Keys.UnwrapCommand(),
        new Keys.ServiceCommand());

    private static Noun Deliveries() => new(
        "deliveries",
        "Files that were delivered.",
        new Deliveries.ListCommand(),
        new Deliveries.ShowCommand(),
        new Deliveries.WatchCommand(),
        new Deliveries.WithdrawCommand());

    private static Noun Jobs() => new(
        "jobs",
        "Questions that are being answered.",
        new Jobs.SubmitCommand(),
        new Jobs.ListCommand(),
        new Jobs.StatusCommand(),
        new Jobs.WatchCommand(),
        new Jobs.QualityCommand(),
        new Jobs.CancelCommand(),
        new Jobs.RetryCommand());

    private static Noun Reviews() => new(
        "reviews",
        "Judging what may leave.",
        new Reviews.ShowCommand(),
        new Reviews.VerdictCommand("approve", "Approve the result; the last approval that is needed releases it."),
        new Reviews.VerdictCommand("return", "Return the job to its submitter, to be changed and tried again."),
        new Reviews.VerdictCommand("reject", "Reject the job for good."),
        new Reviews.CommentCommand());

    private static Noun Releases() => new(
        "releases",
        "What has left.",
        new Releases.ListCommand(),
        new Releases.ShowCommand(),
        new Releases.DownloadCommand(),
        new Releases.VerifyCommand(),
        new Releases.RecallCommand());
}
