using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace FnnKit.Architecture.Tests.Reading;

/// <summary>Reads the metadata tokens in the body of a method.</summary>
internal static class BodyTokens
{
    private static readonly Dictionary<ushort, OpCode> Codes
        = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value);

    /// <summary>The tokens of types, members, signatures and texts, in their order.</summary>
    public static List<int> Read(BlobReader body)
    {
        var tokens = new List<int>();
        while (body.RemainingBytes > 0)
        {
            ushort value = body.ReadByte();
            if (value == 0xFE)
                value = (ushort)((value << 8) | body.ReadByte());
            ReadOperand(ref body, Codes[value].OperandType, tokens);
        }

        return tokens;
    }

    private static void ReadOperand(ref BlobReader body, OperandType operand, List<int> tokens)
    {
        switch (operand)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineSig or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType:
                tokens.Add(body.ReadInt32());
                break;
            case OperandType.InlineSwitch:
                int targets = body.ReadInt32();
                body.Offset += 4 * targets;
                break;
            default:
                body.Offset += Length(operand);
                break;
        }
    }

    private static int Length(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
