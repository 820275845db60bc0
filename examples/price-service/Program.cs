using FnnKit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddFnnKitModel(builder.Configuration["Model"] ?? "bicycles/run");
var app = builder.Build();

app.MapPost("/price", (Bicycle bicycle, RecordPredictor<Bicycle> prices) => Math.Round(prices.Predict(bicycle)[0], 2));

app.Run();

/// <summary>The columns of the table, without the price.</summary>
internal sealed record Bicycle(string Brand, string Kind, string Frame, string City, double Age, double Gears, double Kilometres);
