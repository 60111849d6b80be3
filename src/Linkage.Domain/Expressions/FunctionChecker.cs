namespace Linkage.Domain.Expressions;

/// <summary>The functions of the language: how many arguments each takes, of which types, and what it becomes.</summary>
internal sealed class FunctionChecker(ExpressionChecker checker)
{
    private const int LongestCut = 100;
    private const int LastStart = 1_000;

    public Expression? Check(CallSyntax call) => call.Function switch
    {
        "if" => Takes(call, 3) ? CheckIf(call) : null,
        "coalesce" => Takes(call, 2, int.MaxValue) ? CheckCoalesce(call) : null,
        "year" => Takes(call, 1) && OfDate(call) is { } date ? new DatePart(DateUnit.Year, date) : null,
        "month" => Takes(call, 1) && OfDate(call) is { } date ? new DatePart(DateUnit.Month, date) : null,
        "floor" => Takes(call, 2) ? CheckFloor(call) : null,
        "band" => Takes(call, 2, 101) ? CheckBand(call) : null,
        "substring" => Takes(call, 3) ? CheckSubstring(call) : null,
        "integer" => Takes(call, 1) && OfText(call.Arguments[0]) is { } text ? new TextToInteger(text) : null,
        _ => checker.Fault(call, "unknown-function", "There is no function of this name."),
    };

    private Conditional? CheckIf(CallSyntax call)
    {
        var condition = checker.CheckTruth(call.Arguments[0]);
        var branches = checker.Unify(call, checker.Check(call.Arguments[1]), checker.Check(call.Arguments[2]));
        return condition is not null && branches is var (then, otherwise) ? new(condition, then, otherwise) : null;
    }

    private Coalesce? CheckCoalesce(CallSyntax call)
    {
        var operands = call.Arguments.Select(checker.Check).ToList();
        var common = operands[0];
        foreach (var operand in operands.Skip(1)) common = checker.Unify(call, common, operand)?.Left;
        if (common is null) return null;
        var unified = operands.Select(o => checker.Unify(call, common, o)?.Right).OfType<Expression>().ToList();
        return unified.Count == operands.Count ? new(new(unified)) : null;
    }

    private FloorTo? CheckFloor(CallSyntax call)
    {
        var operand = OfNumber(call.Arguments[0]);
        var step = Number(call.Arguments[1]);
        if (operand is null || step is null) return null;
        (operand, var aligned) = Typing.Align(operand, step);
        if (aligned is Constant { Value.Number: { } units and > 0 }) return new(operand, units);
        checker.Fault(call.Arguments[1], "step", "A step is above 0.");
        return null;
    }

    private Band? CheckBand(CallSyntax call)
    {
        var operand = OfNumber(call.Arguments[0]);
        var bounds = call.Arguments.Skip(1).Select(Number).ToList();
        if (operand is null || bounds.Contains(null)) return null;
        var labels = BandLabels.Of(bounds.Select(b => b!));
        var scale = bounds.Append(operand).Max(b => b!.Type.Scale);
        operand = Typing.Rescale(operand, scale);
        var units = bounds.Select(b => Typing.Rescale(b!, scale)).OfType<Constant>().Select(c => c.Value.Number!.Value).ToList();
        if (units.Count == bounds.Count && units.Zip(units.Skip(1)).All(pair => pair.First < pair.Second))
            return new(operand, new(units), new(labels));
        checker.Fault(call, "bounds", "The bounds of bands rise, and fit in 64 bits with the decimals that are used.");
        return null;
    }

    private Substring? CheckSubstring(CallSyntax call)
    {
        var operand = OfText(call.Arguments[0]);
        var (start, length) = (Whole(call.Arguments[1], LastStart), Whole(call.Arguments[2], LongestCut));
        return operand is not null && start is { } from && length is { } count ? new(operand, from, count) : null;
    }

    private bool Takes(CallSyntax call, int least, int? most = null)
    {
        if (call.Arguments.Count >= least && call.Arguments.Count <= (most ?? least)) return true;
        checker.Fault(call, "arguments", "This function takes another number of arguments.");
        return false;
    }

    private Expression? OfDate(CallSyntax call) => checker.Check(call.Arguments[0], t => t == ScalarType.Date, "a date");

    private Expression? OfText(Syntax syntax) => checker.Check(syntax, t => t == ScalarType.Text, "text");

    private Expression? OfNumber(Syntax syntax) => checker.Check(syntax, t => t.IsNumeric, "a number");

    private Constant? Number(Syntax syntax)
    {
        var made = OfNumber(syntax);
        if (made is null or Constant { Value.IsMissing: false }) return made as Constant;
        checker.Fault(syntax, "constant", "This argument is a constant.");
        return null;
    }

    private int? Whole(Syntax syntax, int most)
    {
        if (Number(syntax) is not { } constant) return null;
        if (constant.Type == ScalarType.Integer && constant.Value.Number is >= 1 and var number && number <= most) return (int)number;
        checker.Fault(syntax, "constant", $"This argument is a whole number from 1 to {most}.");
        return null;
    }
}
