namespace FnnKit.Activations;

/// <summary>Sigmoid linear unit: weighs its inputs by their own sigmoid; <c>swish</c> under its other name.</summary>
/// <remarks>
/// <c>f(x) = x / (1 + e^-x)</c>. Source: Elfwing, Uchibe and Doya, Sigmoid-weighted linear units for neural network function approximation in
/// reinforcement learning, Neural Networks 107, 2018.
/// </remarks>
[Activation("silu")]
public sealed class Silu : Activation<Swish.Formula>;
