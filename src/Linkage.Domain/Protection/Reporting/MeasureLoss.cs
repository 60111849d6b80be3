namespace Linkage.Domain.Protection.Reporting;

/// <summary>What suppression costs one base measure, over all shown cells of all tables, margins included.</summary>
/// <param name="Measure">Kind and name of the amount.</param>
/// <param name="Held">Of the secondary, those that make an attacker's interval wide enough.</param>
/// <param name="CellShare">Suppressed part of the cells, as a fraction with three decimals.</param>
/// <param name="SubjectShare">Suppressed part of the subjects counted in the cells.</param>
/// <param name="ValueShare">Suppressed part of the absolute values.</param>
public sealed record MeasureLoss(
    string Measure, int Cells, int Primary, int Secondary, int Held, decimal CellShare, decimal SubjectShare, decimal ValueShare);
