using FnnKit.Testing;

namespace FnnKit.Cli;

/// <summary>A part, a law, and what came of it.</summary>
/// <param name="Part">The part in words.</param>
/// <param name="Law">The law in words.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why the law was not checked; empty otherwise.</param>
/// <param name="Violation">What was seen, where the law is violated.</param>
internal sealed record CheckResult(string Part, string Law, CheckState State, string Reason, LawViolation? Violation)
{
    public static CheckResult Create(ConformanceCase one)
    {
        try
        {
            one.Check();
            return new(one.Part.ToString(), one.Law.Name, CheckState.Passed, "", null);
        }
        catch (LawViolation violation)
        {
            return new(one.Part.ToString(), one.Law.Name, CheckState.Violated, "", violation);
        }
        catch (LawNotCheckedException exception)
        {
            return new(one.Part.ToString(), one.Law.Name, CheckState.NotChecked, exception.Message, null);
        }
    }
}
