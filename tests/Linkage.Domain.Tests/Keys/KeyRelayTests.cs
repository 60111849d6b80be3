using Linkage.Domain.Canonical;
using Linkage.Domain.Keys;
using Linkage.Domain.Sealing;

namespace Linkage.Domain.Tests.Keys;

public sealed class KeyRelayTests : IDisposable
{
    private readonly LinkageKey _key = LinkageKey.Create();
    private readonly SealingKeyPair _recipient = SealingKeyPair.Create();

    public void Dispose()
    {
        _key.Dispose();
        _recipient.Dispose();
    }

    [Fact]
    public void The_recipient_gets_the_key_and_the_relay_does_not_show_it()
    {
        var json = CanonicalJson.Text(Relay().ToJson());
        Assert.DoesNotContain(_key.ToText()[15..], json, StringComparison.Ordinal);
        Assert.Equal(_key.ToText(), KeyRelay.FromJson(json).Value.Open(_recipient).Value.ToText());
    }

    [Fact]
    public void Another_recipient_gets_nothing()
    {
        using var other = SealingKeyPair.Create();
        Assert.Equal("key-relay-not-yours", Relay().Open(other).Refusal!.Code);
        Assert.Equal("key-relay-broken", (Relay() with { RecipientKey = other.Id }).Open(other).Refusal!.Code);
    }

    [Fact]
    public void Nothing_of_the_envelope_can_be_changed()
    {
        var relay = Relay();
        KeyRelay[] altered =
        [
            relay with { Project = "q" }, relay with { Version = 2 }, relay with { Sender = "c" }, relay with { Recipient = "c" },
            relay with { Ciphertext = [] }, relay with { Ciphertext = relay.Ciphertext[1..] }, relay with { Encapsulated = new byte[65] },
            relay with { Encapsulated = [] },
        ];
        Assert.All(altered, bad => Assert.Equal("key-relay-broken", bad.Open(_recipient).Refusal!.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"project":1}""")]
    public void What_is_no_relay_is_refused(string json) => Assert.Equal("key-relay-broken", KeyRelay.FromJson(json).Refusal!.Code);

    private KeyRelay Relay() => KeyRelay.Seal(_key, "p", 1, "a", "b", _recipient.Public);
}
