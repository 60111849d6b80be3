using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>A household that exists in tests only.</summary>
/// <param name="Gas">In tenths of a cubic metre.</param>
internal sealed record Household(string Pseudonym, string Area, string Tenure, int Income, int Gas)
{
    /// <summary>Three of them are far from all others; one is farther still.</summary>
    public static Household Number(int number)
    {
        var chance = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"household {number}")));
        var (area, tenure) = ((int)(chance % 3), chance / 3 % 10 < 4 ? "rent" : "own");
        var income = 20_000 + (int)(chance / 30 % 1_000) * 20 + (tenure == "own" ? 25_000 : 0);
        var gas = 8_000 + 2_000 * area + (int)(chance / 30_000 % 900) + income / 20;
        if (number < 3) (income, gas) = (9_000_000 + number, 800_000 + 10_000 * number);
        var pseudonym = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"pseudonym {number}")));
        return new(pseudonym, new[] { "east", "north", "west" }[area], tenure, income, gas);
    }

    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Pseudonym},{Area},{Tenure},{Income},{Gas / 10}.{Gas % 10}");
}
