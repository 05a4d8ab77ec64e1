using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace Coordination.Grains.Tests;

/// <summary>Reads the methods that the compiled code of a type calls.</summary>
internal static class MethodBodies
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly FrozenDictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToFrozenDictionary(code => code.Value);

    /// <summary>The full names of all methods called, such as <c>System.DateTime.get_Now</c>.</summary>
    public static IEnumerable<string> CallsOf(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(CallsOf);

    private static IEnumerable<string> CallsOf(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length;)
        {
            var code = OpCodesByValue[body[at] == 0xFE ? (short)(0xFE00 | body[++at]) : body[at]];
            at++;
            if (code.OperandType == OperandType.InlineMethod && Called(method, BitConverter.ToInt32(body, at)) is { DeclaringType: { } owner } called)
            {
                yield return $"{owner.FullName}.{called.Name}";
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Called(MethodBase from, int token) => from.Module.ResolveMethod(
        token,
        from.DeclaringType!.IsGenericType ? from.DeclaringType.GetGenericArguments() : null,
        from is { IsGenericMethod: true } ? from.GetGenericArguments() : null);
}
