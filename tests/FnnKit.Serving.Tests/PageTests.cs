using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace FnnKit.Serving.Tests;

/// <summary>The page for people, driven as they do.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly List<string> _requests = [], _errors = [];
    private WebApplication _app = null!;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _app = ModelServer.Create(new ServeOptions
        {
            Models = [new() { Name = "churn", Path = TrainedModels.Customers }, new() { Name = "prices", Path = TrainedModels.Prices }],
            Listen = ["http://127.0.0.1:0"],
        });
        await _app.StartAsync();
        if (ChromiumFactAttribute.Path is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumFactAttribute.Path, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _app.DisposeAsync();
    }

    [ChromiumFact]
    public async Task The_prediction_follows_what_is_typed()
    {
        var page = await OpenAsync("/");
        await page.WaitForSelectorAsync("#result .answer");
        Assert.Equal("churn", await page.InnerTextAsync("#title"));
        var response = await page.RunAndWaitForResponseAsync(
            () => page.FillAsync("input[name=visits]", "29"), answer => answer.Request.PostData is { } sent && sent.StartsWith('{') && sent.Contains("\"visits\":29}", StringComparison.Ordinal));
        string predicted = (string)JsonNode.Parse(await response.TextAsync())!["class"]!;
        await page.WaitForSelectorAsync($"#result .answer >> text={predicted}");
        await page.FillAsync("input[name=visits]", "2900");
        await page.WaitForSelectorAsync("#notes >> text=visits is outside of its range in training");
        await page.FillAsync("input[name=since]", "yesterday");
        await page.WaitForSelectorAsync("#error >> text=which is not a date");
        await page.ClickAsync("#reset");
        await page.WaitForSelectorAsync("#error", new() { State = WaitForSelectorState.Hidden });
        Quiet();
    }

    [ChromiumFact]
    public async Task A_hostile_category_is_shown_as_text()
    {
        var page = await OpenAsync("/");
        await page.WaitForSelectorAsync("#result .answer");
        await page.SelectOptionAsync("#column", "plan");
        await page.WaitForSelectorAsync("#caption >> text=plan; all other values");
        Assert.Contains("gold <b>", await page.InnerTextAsync("select[name=plan]"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main b").CountAsync());
        Assert.Equal(6, await page.Locator("#chart circle").CountAsync());
        Quiet();
    }

    [ChromiumFact]
    public async Task The_other_model_is_chosen_with_the_keyboard_and_fits_a_phone()
    {
        var page = await OpenAsync("/", width: 390);
        await page.WaitForSelectorAsync("#result .answer");
        await page.FocusAsync("#model");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WaitForSelectorAsync("#result .range >> text=price");
        Assert.Equal("prices", await page.InnerTextAsync("#title"));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390);
        Quiet();
    }

    [ChromiumFact]
    public async Task The_api_page_asks_no_other_host_for_anything()
    {
        var page = await OpenAsync("/docs/churn");
        await page.WaitForSelectorAsync("text=Predicts one row or many");
        string origin = new Uri(_app.Urls.First()).GetLeftPart(UriPartial.Authority);
        Assert.All(_requests, address => Assert.True(address.StartsWith(origin, StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal), address));
    }

    private async Task<IPage> OpenAsync(string path, int width = 1280)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        page.Request += (_, request) => _requests.Add(request.Url);
        page.PageError += (_, error) => _errors.Add(error);
        await page.GotoAsync(_app.Urls.First() + path);
        return page;
    }

    /// <summary>Nothing was asked of another host, and no script failed.</summary>
    private void Quiet()
    {
        Assert.Empty(_errors);
        Assert.All(_requests, address => Assert.StartsWith(_app.Urls.First(), address, StringComparison.Ordinal));
    }
}
