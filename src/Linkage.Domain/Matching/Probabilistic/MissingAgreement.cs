namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>A field that none of the records at hand has.</summary>
internal sealed class MissingAgreement(int levels) : FieldAgreement
{
    public override int Levels => levels;

    public override int Compare(int left, int right) => Missing;
}
