namespace Linkage.Domain.Protection.Research;

/// <summary>A table as tau-ARGUS hands it to its solvers (JJ format, after Juan José Salazar): nameless cells and relations.</summary>
public sealed record JjTable(IReadOnlyList<JjCell> Cells, IReadOnlyList<JjRelation> Relations);
