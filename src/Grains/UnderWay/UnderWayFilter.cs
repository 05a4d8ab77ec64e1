using System.Collections.Concurrent;
using System.Reflection;
using Coordination.Grains.Resources;

namespace Coordination.Grains.UnderWay;

/// <summary>Notes the commands that grains of this silo carry out: the silo that was asked may be gone before they end.</summary>
internal sealed class UnderWayFilter(CommandsUnderWay underWay) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<Type, Func<object, CommandKey>?> keys = [];

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) =>
        // A resource notes its commands itself: it makes their marks anyway, and hashing a key twice shows at thousands a second.
        context.Grain is not IResourceGrain && context.Request.GetArgumentCount() > 0 && KeyOf(context.Request.GetArgument(0)) is { } key ? Noted(context, key) : context.Invoke();

    private async Task Noted(IIncomingGrainCallContext context, CommandKey key)
    {
        using var begun = underWay.Begin(key.Mark);
        await context.Invoke();
    }

    /// <summary>A command is a key, or a record with one under this name.</summary>
    private CommandKey? KeyOf(object? argument) => argument switch
    {
        null => null,
        CommandKey key => key,
        _ => keys.GetOrAdd(argument.GetType(), Reader)?.Invoke(argument),
    };

    private static Func<object, CommandKey>? Reader(Type type)
    {
        if (type.GetProperty("Command", typeof(CommandKey)) is not { GetMethod: { } get })
        {
            return null;
        }

        // An open delegate: reading the property by reflection at each call would cost more than the rest of this filter.
        var make = typeof(UnderWayFilter).GetMethod(nameof(Open), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        return (Func<object, CommandKey>)make.Invoke(null, [get])!;
    }

    private static Func<object, CommandKey> Open<T>(MethodInfo get)
    {
        var read = get.CreateDelegate<Func<T, CommandKey>>();
        return argument => read((T)argument);
    }
}
