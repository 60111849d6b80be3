namespace Linkage.Api.Identity;

/// <summary>Why the token of this request was not taken, for the problem document; never anything out of the token.</summary>
internal sealed record TokenRefusal(string Sentence);
