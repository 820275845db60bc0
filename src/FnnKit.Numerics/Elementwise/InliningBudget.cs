using System.Diagnostics.CodeAnalysis;

namespace FnnKit;

/// <summary>
/// Lets a loop take a whole formula into itself, down to the last addition, without its author asking for it.
/// </summary>
/// <remarks>
/// The JIT allows a method so much inlining as its own IL is long, about thirty units a byte, and stops in the middle of a formula when that is spent: what
/// is left are calls that pass vectors through memory, ten times slower. A call of <see cref="Raise"/> is nine bytes of IL an argument and, behind a test
/// of types that is never true, no code at all. Without it sigmoid stays whole, and the derivative of mish does not.
/// </remarks>
internal static class InliningBudget
{
    [SuppressMessage("Style", "IDE0060", Justification = "The arguments are the point.")]
    public static void Raise(
        double _0 = 0.1, double _1 = 0.1, double _2 = 0.1, double _3 = 0.1, double _4 = 0.1, double _5 = 0.1, double _6 = 0.1, double _7 = 0.1,
        double _8 = 0.1, double _9 = 0.1, double _10 = 0.1, double _11 = 0.1, double _12 = 0.1, double _13 = 0.1, double _14 = 0.1, double _15 = 0.1,
        double _16 = 0.1, double _17 = 0.1, double _18 = 0.1, double _19 = 0.1, double _20 = 0.1, double _21 = 0.1, double _22 = 0.1, double _23 = 0.1,
        double _24 = 0.1, double _25 = 0.1, double _26 = 0.1, double _27 = 0.1, double _28 = 0.1, double _29 = 0.1, double _30 = 0.1, double _31 = 0.1,
        double _32 = 0.1, double _33 = 0.1, double _34 = 0.1, double _35 = 0.1, double _36 = 0.1, double _37 = 0.1, double _38 = 0.1, double _39 = 0.1,
        double _40 = 0.1, double _41 = 0.1, double _42 = 0.1, double _43 = 0.1, double _44 = 0.1, double _45 = 0.1, double _46 = 0.1, double _47 = 0.1,
        double _48 = 0.1, double _49 = 0.1, double _50 = 0.1, double _51 = 0.1, double _52 = 0.1, double _53 = 0.1, double _54 = 0.1, double _55 = 0.1,
        double _56 = 0.1, double _57 = 0.1, double _58 = 0.1, double _59 = 0.1, double _60 = 0.1, double _61 = 0.1, double _62 = 0.1, double _63 = 0.1,
        double _64 = 0.1, double _65 = 0.1, double _66 = 0.1, double _67 = 0.1, double _68 = 0.1, double _69 = 0.1, double _70 = 0.1, double _71 = 0.1,
        double _72 = 0.1, double _73 = 0.1, double _74 = 0.1, double _75 = 0.1, double _76 = 0.1, double _77 = 0.1, double _78 = 0.1, double _79 = 0.1,
        double _80 = 0.1, double _81 = 0.1, double _82 = 0.1, double _83 = 0.1, double _84 = 0.1, double _85 = 0.1, double _86 = 0.1, double _87 = 0.1,
        double _88 = 0.1, double _89 = 0.1, double _90 = 0.1, double _91 = 0.1, double _92 = 0.1, double _93 = 0.1, double _94 = 0.1, double _95 = 0.1,
        double _96 = 0.1, double _97 = 0.1, double _98 = 0.1, double _99 = 0.1, double _100 = 0.1, double _101 = 0.1, double _102 = 0.1, double _103 = 0.1,
        double _104 = 0.1, double _105 = 0.1, double _106 = 0.1, double _107 = 0.1, double _108 = 0.1, double _109 = 0.1, double _110 = 0.1, double _111 = 0.1,
        double _112 = 0.1, double _113 = 0.1, double _114 = 0.1, double _115 = 0.1, double _116 = 0.1, double _117 = 0.1, double _118 = 0.1, double _119 = 0.1,
        double _120 = 0.1, double _121 = 0.1, double _122 = 0.1, double _123 = 0.1, double _124 = 0.1, double _125 = 0.1, double _126 = 0.1, double _127 = 0.1,
        double _128 = 0.1, double _129 = 0.1, double _130 = 0.1, double _131 = 0.1, double _132 = 0.1, double _133 = 0.1, double _134 = 0.1, double _135 = 0.1,
        double _136 = 0.1, double _137 = 0.1, double _138 = 0.1, double _139 = 0.1, double _140 = 0.1, double _141 = 0.1, double _142 = 0.1, double _143 = 0.1,
        double _144 = 0.1, double _145 = 0.1, double _146 = 0.1, double _147 = 0.1, double _148 = 0.1, double _149 = 0.1, double _150 = 0.1, double _151 = 0.1,
        double _152 = 0.1, double _153 = 0.1, double _154 = 0.1, double _155 = 0.1, double _156 = 0.1, double _157 = 0.1, double _158 = 0.1, double _159 = 0.1)
    {
    }

    /// <summary>A type that no element has.</summary>
    public readonly struct Never;
}
