using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coordination.Browser.Tests;

/// <summary>What keeps a page from being used by everybody.</summary>
internal static class Accessibility
{
    private const string Usable = """
        [...document.querySelectorAll('a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]')]
            .filter(part => part.checkVisibility({ visibilityProperty: true }) && (part.tabIndex >= 0 || part.matches("a, button, summary, select, textarea")) && !part.closest("[inert]")
                && !(part.type === "radio" && [...document.getElementsByName(part.name)].some(other => other !== part && other.dataset.reached)))
        """;

    /// <summary>What axe finds against WCAG, a line each; empty when nothing.</summary>
    public static async Task<string> Violations(IPage page) => string.Join(
        "\n", (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));

    /// <summary>Walks through a page with the tab key alone; gives what can be clicked or filled in and was not reached.</summary>
    public static async Task<string> OutOfReach(IPage page)
    {
        var parts = await page.EvaluateAsync<int>($"{Usable}.length");
        await page.EvaluateAsync("document.activeElement?.blur()");
        for (var tab = 0; tab < (2 * parts) + 10; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.EvaluateAsync("() => { if (document.activeElement) document.activeElement.dataset.reached = 'yes'; }");
        }

        return await page.EvaluateAsync<string>($"{Usable}.filter(part => !part.dataset.reached).map(part => part.outerHTML.slice(0, 160)).join('\\n')");
    }
}
