using FnnKit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddFnnKitModel("bicycles", builder.Configuration["Model"] ?? "runs/bicycles");
builder.Services.AddFnnKitGrpc();

var app = builder.Build();
app.MapFnnKit();
app.Run();
