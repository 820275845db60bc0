using Microsoft.Extensions.DependencyInjection;

namespace FnnKit;

/// <summary>The predictor of a model that was added under a name: it takes the model of its own key.</summary>
/// <param name="name">The name of the model.</param>
/// <param name="services">Where the model is.</param>
/// <typeparam name="TRecord">The type of the records.</typeparam>
internal sealed class NamedRecordPredictor<TRecord>([ServiceKey] string name, IServiceProvider services)
    : RecordPredictor<TRecord>(services.GetRequiredKeyedService<Model>(name))
    where TRecord : notnull;
