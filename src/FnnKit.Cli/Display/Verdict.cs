using FnnKit.Testing;

namespace FnnKit.Cli;

/// <summary>A part, a law, and what came of it.</summary>
/// <param name="Part">The part in words.</param>
/// <param name="Law">The law in words.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why the law was not checked; empty otherwise.</param>
/// <param name="Violation">What was seen, where the law is violated.</param>
internal sealed record Verdict(string Part, string Law, VerdictState State, string Reason, LawViolation? Violation)
{
    public static Verdict Of(ConformanceCase one)
    {
        try
        {
            one.Check();
            return new(one.Part.ToString(), one.Law.Name, VerdictState.Passed, "", null);
        }
        catch (LawViolation violation)
        {
            return new(one.Part.ToString(), one.Law.Name, VerdictState.Violated, "", violation);
        }
        catch (LawNotCheckedException exception)
        {
            return new(one.Part.ToString(), one.Law.Name, VerdictState.NotChecked, exception.Message, null);
        }
    }
}
