using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public class KeyExchangeTests
{
    [Fact]
    public async Task A_linkage_key_passes_sealed_from_one_partner_to_another()
    {
        using var line = new CommandLine();
        await line.RunAsync("keys", "create", "--out", line.PathOf("linkage.key"));
        Assert.Equal(ExitCode.Done, await line.RunAsync("keys", "pair", "--out", line.PathOf("tax.pem")));
        Assert.Equal(ExitCode.Done, await WrapAsync(line, "tax.jwk"));
        Assert.Equal(ExitCode.Done, await UnwrapAsync(line, "tax.pem", "received.key"));

        var sent = await File.ReadAllTextAsync(line.PathOf("linkage.key"), TestContext.Current.CancellationToken);
        var received = await File.ReadAllTextAsync(line.PathOf("received.key"), TestContext.Current.CancellationToken);
        var passed = await File.ReadAllTextAsync(line.PathOf("sealed.json"), TestContext.Current.CancellationToken);
        Assert.Equal(sent, received);
        Assert.DoesNotContain(sent.Trim()[^43..], passed, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, await UnwrapAsync(line, "tax.pem", "received.key"));
    }

    [Fact]
    public async Task Another_partner_or_an_altered_envelope_opens_nothing()
    {
        using var line = new CommandLine();
        await line.RunAsync("keys", "create", "--out", line.PathOf("linkage.key"));
        await line.RunAsync("keys", "pair", "--out", line.PathOf("tax.pem"));
        await line.RunAsync("keys", "pair", "--out", line.PathOf("grid.pem"));
        await WrapAsync(line, "tax.jwk");
        Assert.Equal(ExitCode.VerificationFailed, await UnwrapAsync(line, "grid.pem", "received.key"));

        var passed = await File.ReadAllTextAsync(line.PathOf("sealed.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            line.PathOf("sealed.json"), passed.Replace("prj-1", "prj-2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.VerificationFailed, await UnwrapAsync(line, "tax.pem", "received.key"));
        Assert.False(File.Exists(line.PathOf("received.key")));
    }

    private static Task<ExitCode> WrapAsync(CommandLine line, string recipient) => line.RunAsync(
        "keys", "wrap", "--key", line.PathOf("linkage.key"), "--for", line.PathOf(recipient), "--project", "prj-1",
        "--sender", "lindewaard", "--recipient", "tax-office", "--out", line.PathOf("sealed.json"));

    private static Task<ExitCode> UnwrapAsync(CommandLine line, string own, string target) => line.RunAsync(
        "keys", "unwrap", "--in", line.PathOf("sealed.json"), "--with", line.PathOf(own), "--out", line.PathOf(target));
}
