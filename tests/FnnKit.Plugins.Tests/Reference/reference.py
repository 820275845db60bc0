"""Computes reference.json: what PyTorch 1.13, scikit-learn 1.2 and the formulas of papers give for the parts of the catalogue.

Run with Python 3 and both libraries installed: python3 reference.py > reference.json
Matrices are lists of rows, [features, samples]; all numbers are in double precision.
"""
import json

import numpy as np
import sklearn.metrics as sk
import torch
import torch.nn.functional as F
from torch.optim import lr_scheduler as ls

torch.set_default_dtype(torch.float64)
random = np.random.default_rng(42)


def case(name, options, **data):
    return {"name": name, "options": options, **{key: plain(value) for key, value in data.items()}}


def plain(value):
    if isinstance(value, torch.Tensor):
        value = value.detach().numpy()
    return [float(f"{number:.12g}") for number in value.flatten()] if isinstance(value, np.ndarray) else value


def activations():
    x = np.concatenate([np.linspace(-7.3, 7.1, 20), [0.001, -0.001, 40, -40]]).reshape(4, 6)
    dy = random.uniform(-1, 1, x.shape)
    functions = [
        ("identity", {}, lambda t: t * 1),
        ("relu", {}, F.relu), ("relu6", {}, F.relu6), ("leaky-relu", {}, F.leaky_relu), ("elu", {"Alpha": 0.7}, lambda t: F.elu(t, 0.7)),
        ("selu", {}, F.selu), ("celu", {"Alpha": 1.7}, lambda t: F.celu(t, 1.7)), ("gelu", {}, F.gelu),
        ("gelu-tanh", {}, lambda t: F.gelu(t, approximate="tanh")), ("silu", {}, F.silu), ("swish", {}, F.silu), ("mish", {}, F.mish),
        ("softplus", {}, lambda t: F.softplus(t, threshold=1000)), ("softsign", {}, F.softsign), ("hard-sigmoid", {}, F.hardsigmoid),
        ("hard-swish", {}, F.hardswish), ("hard-tanh", {"Min": -2, "Max": 1.5}, lambda t: F.hardtanh(t, -2, 1.5)), ("log-sigmoid", {}, F.logsigmoid),
        ("tanh-shrink", {}, F.tanhshrink), ("soft-shrink", {}, F.softshrink), ("hard-shrink", {}, F.hardshrink),
        ("threshold", {"Limit": 0.3, "Value": -2}, lambda t: F.threshold(t, 0.3, -2)), ("sigmoid", {}, torch.sigmoid), ("tanh", {}, torch.tanh),
        ("exp", {}, torch.exp), ("sine", {"Frequency": 2.5}, lambda t: torch.sin(2.5 * t)),
        ("snake", {"Frequency": 1.5}, lambda t: t + torch.sin(1.5 * t) ** 2 / 1.5), ("squared-relu", {}, lambda t: F.relu(t) ** 2),
        ("softmax", {}, lambda t: F.softmax(t, 0)), ("log-softmax", {}, lambda t: F.log_softmax(t, 0)), ("softmin", {}, lambda t: F.softmin(t, 0)),
        ("sparsemax", {}, sparsemax),
    ]
    for name, options, function in functions:
        t = torch.tensor(x if name != "sparsemax" else x / 8, requires_grad=True)
        y = function(t)
        (y * torch.tensor(dy)).sum().backward()
        yield case(name, options, x=t, y=y, dy=dy, dx=t.grad)


def sparsemax(t):
    """Martins and Astudillo, From softmax to sparsemax, algorithm 1."""
    ordered, _ = torch.sort(t, 0, descending=True)
    sums, k = ordered.cumsum(0), torch.arange(1, len(t) + 1).reshape(-1, 1)
    support = (1 + k * ordered > sums).sum(0, keepdim=True)
    tau = (sums.gather(0, support - 1) - 1) / support
    return torch.clamp(t - tau, min=0)


def losses():
    outputs, samples = 4, 7
    t = random.uniform(-2, 2, (outputs, samples))
    p = t + random.uniform(-2, 2, t.shape)
    shares = random.dirichlet(np.ones(outputs), samples).T
    predicted = random.dirichlet(np.ones(outputs), samples).T
    zero_one = np.eye(outputs)[random.integers(0, outputs, samples)].T
    each = random.uniform(0.02, 0.98, zero_one.shape)

    def focal(p, t):
        right = p * t + (1 - p) * (1 - t)
        return ((0.3 * t + 0.7 * (1 - t)) * (1 - right) ** 1.5 * F.binary_cross_entropy(p, t, reduction="none")).mean()

    def hinge(p, t):
        return torch.clamp(1 - (2 * t - 1) * p, min=0)

    def smoothed(p, t):
        return -((t * 0.9 + 0.1 / outputs) * p.log()).sum(0).mean()

    functions = [
        ("mean-squared-error", {}, F.mse_loss, p, t), ("mean-absolute-error", {}, F.l1_loss, p, t), ("huber", {}, F.huber_loss, p, t),
        ("huber", {"Delta": 0.6, "Reduction": "Sum"}, lambda p, t: F.huber_loss(p, t, delta=0.6, reduction="sum"), p, t),
        ("log-cosh", {}, lambda p, t: torch.log(torch.cosh(p - t)).mean(), p, t),
        ("mean-squared-logarithmic-error", {}, lambda p, t: ((torch.log1p(p) - torch.log1p(t)) ** 2).mean(), abs(p), abs(t)),
        ("quantile", {"Quantile": 0.8}, lambda p, t: torch.maximum(0.8 * (t - p), -0.2 * (t - p)).mean(), p, t),
        ("binary-cross-entropy", {}, F.binary_cross_entropy, each, zero_one),
        ("cross-entropy", {}, lambda p, t: -(t * p.log()).sum(0).mean(), predicted, zero_one),
        ("cross-entropy", {"LabelSmoothing": 0.1}, smoothed, predicted, zero_one),
        ("kl-divergence", {}, lambda p, t: F.kl_div(p.log().T, t.T, reduction="batchmean"), predicted, shares),
        ("focal", {"Gamma": 1.5, "Alpha": 0.3}, focal, each, zero_one),
        ("cosine-similarity", {}, lambda p, t: F.cosine_embedding_loss(p.T, t.T, torch.ones(samples)), p, t),
        ("hinge", {}, lambda p, t: hinge(p, t).mean(), p, zero_one),
        ("hinge", {"Reduction": "Sum"}, lambda p, t: hinge(p, t).sum(), p, zero_one),
        ("squared-hinge", {}, lambda p, t: (hinge(p, t) ** 2).mean(), p, zero_one),
        ("poisson", {}, lambda p, t: F.poisson_nll_loss(p, t, log_input=False), abs(p) + 0.1, np.round(abs(t) * 3)),
        ("poisson", {"LogInput": True}, F.poisson_nll_loss, p, np.round(abs(t) * 3)),
        ("negative-log-likelihood", {}, lambda p, t: F.nll_loss(p.T, t.argmax(0)), np.log(predicted), zero_one),
        ("negative-log-likelihood", {"Reduction": "Sum"}, lambda p, t: F.nll_loss(p.T, t.argmax(0), reduction="sum"), np.log(predicted), zero_one),
        ("binary-cross-entropy-with-logits", {}, F.binary_cross_entropy_with_logits, 3 * p, zero_one),
        ("binary-cross-entropy-with-logits", {"PositiveWeight": 2.5},
         lambda p, t: F.binary_cross_entropy_with_logits(p, t, pos_weight=torch.tensor(2.5)), 3 * p, zero_one),
        ("binary-cross-entropy-with-logits", {"LabelSmoothing": 0.1}, lambda p, t: F.binary_cross_entropy_with_logits(p, 0.9 * t + 0.05), 3 * p, zero_one),
        ("binary-cross-entropy", {"LabelSmoothing": 0.1}, lambda p, t: F.binary_cross_entropy(p, 0.9 * t + 0.05), each, zero_one),
        ("cross-entropy-with-logits", {}, lambda p, t: F.cross_entropy(p.T, t.T), 3 * p, zero_one),
        ("cross-entropy-with-logits", {"LabelSmoothing": 0.2, "Reduction": "Sum"},
         lambda p, t: F.cross_entropy(p.T, t.T, label_smoothing=0.2, reduction="sum"), 3 * p, zero_one),
        ("focal", {"Gamma": 1.5, "Alpha": 0.3, "LabelSmoothing": 0.1}, lambda p, t: focal(p, 0.9 * t + 0.05), each, zero_one),
    ]
    on_logits = [
        ("binary-cross-entropy", {}, F.binary_cross_entropy_with_logits, 3 * p, zero_one),
        ("cross-entropy", {}, lambda p, t: F.cross_entropy(p.T, t.T), 3 * p, zero_one),
        ("cross-entropy", {"LabelSmoothing": 0.2}, lambda p, t: F.cross_entropy(p.T, t.T, label_smoothing=0.2), 3 * p, zero_one),
        ("focal", {"Gamma": 1.5, "Alpha": 0.3}, lambda p, t: focal(torch.sigmoid(p), t), p, zero_one),
    ]
    for kind, cases in (("None", functions), ("Logits", on_logits)):
        for name, options, function, prediction, target in cases:
            prediction = torch.tensor(prediction, requires_grad=True)
            value = function(prediction, torch.tensor(target))
            value.backward()
            link = "None" if kind == "None" else "Softmax" if name == "cross-entropy" else "Logistic"
            yield case(name, options, link=link, outputs=outputs, prediction=prediction, target=target, value=value.item(), gradient=prediction.grad)


def weighted():
    """Losses of which each sample counts by its weight: classes with weights as PyTorch weighs them, samples by the weighted mean of their losses."""
    own = np.random.default_rng(5)
    outputs, samples = 4, 9
    z, t, labels = own.uniform(-3, 3, (outputs, samples)), own.uniform(-2, 2, (outputs, samples)), own.integers(0, outputs, samples)
    zero_one, classes, weights = np.eye(outputs)[labels].T, torch.tensor([0.5, 2, 1, 0.25]), own.uniform(0, 3, samples)

    def mean(losses):
        return (torch.tensor(weights) * losses.mean(0)).sum() / weights.sum()

    cases = [
        ("cross-entropy-with-logits", {}, lambda p, t: F.cross_entropy(p.T, t.argmax(0), weight=classes), z, zero_one, classes[labels]),
        ("cross-entropy-with-logits", {"Reduction": "Sum"},
         lambda p, t: F.cross_entropy(p.T, t.argmax(0), weight=classes, reduction="sum"), z, zero_one, classes[labels]),
        ("negative-log-likelihood", {}, lambda p, t: F.nll_loss(p.T, t.argmax(0), weight=classes), z, zero_one, classes[labels]),
        ("mean-squared-error", {}, lambda p, t: mean((p - t) ** 2), z, t, weights),
        ("huber", {}, lambda p, t: mean(F.huber_loss(p, t, reduction="none")), z, t, weights),
        ("binary-cross-entropy-with-logits", {}, lambda p, t: mean(F.binary_cross_entropy_with_logits(p, t, reduction="none")), z, zero_one, weights),
    ]
    for name, options, function, prediction, target, weight in cases:
        prediction = torch.tensor(prediction, requires_grad=True)
        value = function(prediction, torch.tensor(target))
        value.backward()
        yield case(name, options, outputs=outputs, prediction=prediction, target=target, weights=weight, value=value.item(), gradient=prediction.grad)


class Formula(torch.optim.Optimizer):
    """An optimizer that PyTorch 1.13 lacks, from its paper: a function of the settings, what it remembers, the step, the weights and their gradient."""

    def __init__(self, params, rule, lr, **defaults):
        super().__init__(params, {"lr": lr, **defaults})
        self.rule, self.t = rule, 0

    def step(self):
        self.t += 1
        for group in self.param_groups:
            for w in group["params"]:
                memory = self.state[w]
                with torch.no_grad():
                    w.copy_(self.rule(group, memory, self.t, w, w.grad.clone()))


def nadam(group, memory, t, w, g):
    """Dozat's algorithm as PyTorch documents it; the one in PyTorch 1.13 multiplies the momentum of a step twice into a product, which later ones do not."""
    now, following = (0.9 * (1 - 0.5 * 0.96 ** (0.004 * at)) for at in (t, t + 1))
    product = memory["product"] = memory.get("product", 1) * now
    m = memory["m"] = 0.9 * memory.get("m", 0) + 0.1 * g
    v = memory["v"] = 0.999 * memory.get("v", 0) + 0.001 * g ** 2
    mean = following * m / (1 - product * following) + (1 - now) * g / (1 - product)
    return w - group["lr"] * mean / ((v / (1 - 0.999 ** t)).sqrt() + 1e-8)


def lion(group, memory, t, w, g):
    """Chen and others, Symbolic discovery of optimization algorithms, program 1."""
    m = memory.get("m", torch.zeros_like(w))
    update = torch.sign(0.9 * m + 0.1 * g)
    memory["m"] = 0.99 * m + 0.01 * g
    return w - group["lr"] * (update + group["weight_decay"] * w)


def lamb(group, memory, t, w, g):
    """You and others, Large batch optimization for deep learning, algorithm 2; what does not decay is not adapted, as in the authors' code."""
    m = memory["m"] = 0.9 * memory.get("m", 0) + 0.1 * g
    v = memory["v"] = 0.999 * memory.get("v", 0) + 0.001 * g ** 2
    r = m / (1 - 0.9 ** t) / ((v / (1 - 0.999 ** t)).sqrt() + 1e-6) + group["weight_decay"] * w
    ratio = (w.norm() / r.norm()).item() if group["adapts"] and w.norm() > 0 and r.norm() > 0 else 1
    return w - group["lr"] * ratio * r


def adan(group, memory, t, w, g):
    """Xie and others, Adan, algorithm 1, with the betas of the authors' code."""
    d = g - memory.get("g", g)
    m = memory["m"] = 0.98 * memory.get("m", 0) + 0.02 * g
    u = memory["u"] = 0.92 * memory.get("u", 0) + 0.08 * d
    n = memory["n"] = 0.99 * memory.get("n", 0) + 0.01 * (g + 0.92 * d) ** 2
    memory["g"] = g
    update = (m / (1 - 0.98 ** t) + 0.92 * u / (1 - 0.92 ** t)) / ((n / (1 - 0.99 ** t)).sqrt() + 1e-8)
    return (w - group["lr"] * update) / (1 + group["lr"] * group["weight_decay"])


def optimizer_makers():
    """Name, options, rate on Rosenbrock, rate on the network, and the optimizer for groups of weights and biases."""
    o = torch.optim
    return [
        ("sgd", {"Momentum": 0.9}, 1e-4, 0.1, lambda w, lr: o.SGD(w, lr, momentum=0.9)),
        ("sgd", {"Momentum": 0.8, "Nesterov": True}, 1e-4, 0.1, lambda w, lr: o.SGD(w, lr, momentum=0.8, nesterov=True)),
        ("adagrad", {}, 0.1, 0.1, lambda w, lr: o.Adagrad(w, lr)),
        ("adagrad", {"LearningRateDecay": 0.1, "InitialAccumulator": 0}, 0.1, 0.1, lambda w, lr: o.Adagrad(w, lr, lr_decay=0.1)),
        ("adadelta", {}, 1, 1, lambda w, lr: o.Adadelta(w, lr)),
        ("adadelta", {"Rho": 0.8, "Epsilon": 1e-4}, 0.5, 0.5, lambda w, lr: o.Adadelta(w, lr, rho=0.8, eps=1e-4)),
        ("rmsprop", {}, 0.01, 0.01, lambda w, lr: o.RMSprop(w, lr)),
        ("rmsprop", {"Momentum": 0.9, "Alpha": 0.9}, 0.002, 0.002, lambda w, lr: o.RMSprop(w, lr, momentum=0.9, alpha=0.9)),
        ("rmsprop", {"Momentum": 0.5, "Centered": True}, 0.002, 0.002, lambda w, lr: o.RMSprop(w, lr, momentum=0.5, centered=True)),
        ("rmsprop", {"Centered": True}, 0.01, 0.01, lambda w, lr: o.RMSprop(w, lr, centered=True)),
        ("adam", {}, 0.01, 0.01, lambda w, lr: o.Adam(w, lr)),
        ("adamw", {"WeightDecay": 0.1}, 0.01, 0.01, lambda w, lr: o.AdamW(decaying(w, 0.1), lr)),
        ("adamax", {}, 0.02, 0.02, lambda w, lr: o.Adamax(w, lr)),
        ("nadam", {}, 0.02, 0.02, lambda w, lr: Formula(w, nadam, lr)),
        ("radam", {}, 2e-4, 2e-4, lambda w, lr: o.RAdam(w, lr)),
        ("amsgrad", {"Beta2": 0.9}, 0.02, 0.02, lambda w, lr: o.Adam(w, lr, betas=(0.9, 0.9), amsgrad=True)),
        ("lion", {}, 0.01, 0.01, lambda w, lr: Formula(decaying(w, 0), lion, lr)),
        ("lion", {"WeightDecay": 0.2}, 0.01, 0.01, lambda w, lr: Formula(decaying(w, 0.2), lion, lr)),
        ("lamb", {}, 0.02, 0.02, lambda w, lr: Formula(decaying(w, 0.01), lamb, lr)),
        ("adan", {"WeightDecay": 0.02}, 0.01, 0.01, lambda w, lr: Formula(decaying(w, 0.02), adan, lr)),
        ("l-bfgs", {"History": 7}, 0.5, 0.5, lambda w, lr: o.LBFGS([p for group in w for p in group["params"]], lr, max_iter=1, history_size=7)),
        ("l-bfgs", {}, 1, 1, lambda w, lr: o.LBFGS([p for group in w for p in group["params"]], lr, max_iter=1)),
    ]


def decaying(groups, decay):
    """Weight decay on weights, and none on biases."""
    return [{**group, "weight_decay": decay if group["adapts"] else 0} for group in groups]


def descend(optimizer, loss):
    def closure():
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    if isinstance(optimizer, torch.optim.LBFGS):
        optimizer.step(closure)
    else:
        closure()
        optimizer.step()


def optimizers():
    for name, options, rate, _, make in optimizer_makers():
        w = torch.tensor([-1.2, 1.0], requires_grad=True)
        optimizer, path = make([{"params": [w], "adapts": True}], rate), []
        for _ in range(50):
            descend(optimizer, lambda: (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2)
            path.append(w.detach().clone())
        yield case(name, options, rate=rate, path=torch.stack(path))


class Small:
    """A network of 3 inputs, 4 units with tanh and 2 outputs on 8 samples: weights [out, in] and biases of each layer in turn."""

    def __init__(self):
        own = np.random.default_rng(7)
        self.x, self.t = own.uniform(-1, 1, (8, 3)), own.uniform(-1, 1, (8, 2))
        self.start = [own.uniform(-0.7, 0.7, shape) for shape in ((4, 3), (4,), (2, 4), (2,))]
        self.weights = [torch.tensor(w, requires_grad=True) for w in self.start]
        self.groups = [{"params": self.weights[0::2], "adapts": True}, {"params": self.weights[1::2], "adapts": False}]

    def loss(self):
        hidden = torch.tanh(F.linear(torch.tensor(self.x), self.weights[0], self.weights[1]))
        return F.mse_loss(F.linear(hidden, self.weights[2], self.weights[3]), torch.tensor(self.t))

    def case(self, name, options, end=None, **data):
        return case(name, options, **data, x=self.x.T, t=self.t.T, start=np.concatenate([w.flatten() for w in self.start]),
                    end=torch.cat([w.flatten() for w in end or self.weights]))


def networks():
    """The network after 50 steps."""
    for name, options, _, rate, make in optimizer_makers():
        small = Small()
        optimizer = make(small.groups, rate)
        for _ in range(50):
            descend(optimizer, small.loss)
        yield small.case(name, options, rate=rate)


def updates():
    """The network after 20 steps in which gradients and weights are shaped, as PyTorch's functions and the formulas of the options do it."""
    clip = torch.nn.utils
    sgd, adam = ("sgd", {"Momentum": 0.9}, lambda g: torch.optim.SGD(g, 0.1, momentum=0.9)), ("adam", {}, lambda g: torch.optim.Adam(g, 0.1))

    def penalize(small, l1, biases=False):
        for w in small.weights if biases else small.weights[0::2]:
            w.grad += l1 * torch.sign(w.detach())

    def shorten(small, limit):
        with torch.no_grad():
            for w in small.weights[0::2]:
                w *= torch.clamp(w.norm(dim=1, keepdim=True), max=limit) / w.norm(dim=1, keepdim=True)

    def decayed(groups, decay, biases=False):
        return [{**group, "weight_decay": decay if group["adapts"] or biases else 0} for group in groups]

    nothing = lambda small: None
    cases = [
        (sgd, {"Clipping": {"Value": 0.05}}, lambda s: clip.clip_grad_value_(s.weights, 0.05), nothing),
        (sgd, {"Clipping": {"Norm": 0.1}}, lambda s: clip.clip_grad_norm_(s.weights, 0.1), nothing),
        (adam, {"Clipping": {"Value": 0.1, "Norm": 0.15}}, lambda s: (clip.clip_grad_value_(s.weights, 0.1), clip.clip_grad_norm_(s.weights, 0.15)), nothing),
        (sgd, {"Regularization": {"L1": 0.03}}, lambda s: penalize(s, 0.03), nothing),
        (sgd, {"Regularization": {"L1": 0.03, "Biases": True}}, lambda s: penalize(s, 0.03, True), nothing),
        (("sgd", {}, lambda g: torch.optim.SGD(decayed(g, 0.2), 0.1)), {"Regularization": {"L2": 0.2}}, nothing, nothing),
        (("adam", {}, lambda g: torch.optim.Adam(decayed(g, 0.2, True), 0.1)), {"Regularization": {"L2": 0.2, "Biases": True}}, nothing, nothing),
        (("adam", {}, lambda g: torch.optim.AdamW(decayed(g, 0.3), 0.1)), {"Regularization": {"WeightDecay": 0.3}}, nothing, nothing),
        (("lamb", {"WeightDecay": 0}, lambda g: Formula(decayed(g, 0), lamb, 0.1)), {"Clipping": {"Norm": 0.1}},
         lambda s: clip.clip_grad_norm_(s.weights, 0.1), nothing),
        (sgd, {"Regularization": {"MaxNorm": 0.6}}, nothing, lambda s: shorten(s, 0.6)),
        (sgd, {"Averaging": {"Kind": "Exponential", "Decay": 0.9}}, nothing, nothing),
        (sgd, {"Averaging": {"Kind": "Stochastic", "StartEpoch": 2}}, nothing, nothing),
        (sgd, {"Averaging": {"Kind": "Stochastic", "StartEpoch": 1, "EverySteps": 3}}, nothing, nothing),
    ]
    for (name, options, make), training, before, after in cases:
        small = Small()
        optimizer, averaging = make(small.groups), training.get("Averaging")
        mean = torch.optim.swa_utils.AveragedModel(
            torch.nn.ParameterList(small.weights), avg_fn=(lambda a, p, n: 0.9 * a + 0.1 * p) if averaging and "Decay" in averaging else None)
        for step in range(1, 21):
            optimizer.zero_grad()
            small.loss().backward()
            before(small)
            optimizer.step()
            after(small)
            # Four steps are an epoch here.
            first, every = (4 * averaging.get("StartEpoch", 0), averaging.get("EverySteps", 1 if "Decay" in averaging else 4)) if averaging else (0, 1)
            if averaging and step > first and (step - first) % every == 0:
                for w, p in zip(small.weights, mean.module.parameters()):
                    assert w.shape == p.shape
                mean.update_parameters(torch.nn.ParameterList(small.weights))
        yield small.case(name, options, end=list(mean.module.parameters()) if averaging else None, training=training)


def schedules():
    steps = 200

    def follow(make, rate=0.1):
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], rate, momentum=0.9)
        schedule, values = make(optimizer), []
        for _ in range(steps):
            values.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        return np.array(values)

    cases = [
        ("constant", {"Value": 0.1}, lambda o: ls.LambdaLR(o, lambda step: 1)),
        ("step", {"From": 0.1, "EverySteps": 30, "Factor": 0.5}, lambda o: ls.StepLR(o, 30, 0.5)),
        ("multi-step", {"From": 0.1, "Steps": [20, 90, 150]}, lambda o: ls.MultiStepLR(o, [20, 90, 150])),
        ("exponential", {"From": 0.1, "Factor": 0.97}, lambda o: ls.ExponentialLR(o, 0.97)),
        ("exponential", {"From": 0.1, "Factor": 0.5, "Steps": 40}, lambda o: ls.ExponentialLR(o, 0.5 ** (1 / 40))),
        ("polynomial", {"From": 0.1, "Steps": 150, "Power": 1.7}, lambda o: ls.PolynomialLR(o, 150, 1.7)),
        ("inverse-time", {"From": 0.1, "Decay": 0.5, "Steps": 10}, lambda o: ls.LambdaLR(o, lambda step: 1 / (1 + 0.5 * step / 10))),
        ("cosine", {"From": 0.1, "To": 0.01}, lambda o: ls.CosineAnnealingLR(o, steps, 0.01)),
        ("cosine-restarts", {"From": 0.1, "To": 0.01, "Steps": 20, "Lengthening": 2}, lambda o: ls.CosineAnnealingWarmRestarts(o, 20, 2, 0.01)),
        ("one-cycle", {"Max": 0.1}, lambda o: ls.OneCycleLR(o, 0.1, steps + 1)),
        ("cyclic", {"Min": 0.01, "Max": 0.1, "StepsUp": 30, "StepsDown": 11}, lambda o: ls.CyclicLR(o, 0.01, 0.1, 30, 11)),
        ("cyclic", {"Min": 0.01, "Max": 0.1, "StepsUp": 30, "Height": "Halves"}, lambda o: ls.CyclicLR(o, 0.01, 0.1, 30, mode="triangular2")),
        ("cyclic", {"Min": 0.01, "Max": 0.1, "StepsUp": 30, "Height": "Falls", "Factor": 0.99},
         lambda o: ls.CyclicLR(o, 0.01, 0.1, 30, mode="exp_range", gamma=0.99)),
        ("warmup", {"Steps": 25, "Then": 0.1}, lambda o: ls.LinearLR(o, 1 / 3, 1, 25)),
        ("chained", {"First": {"Type": "warmup", "Steps": 10, "Then": 0.1}, "Steps": 60, "Then": {"Type": "exponential", "From": 0.1, "Factor": 0.9}},
         lambda o: ls.SequentialLR(o, [ls.LinearLR(o, 1 / 3, 1, 10), ls.ExponentialLR(o, 0.9)], [60])),
    ]
    for name, options, make in cases:
        yield case(name, options, steps=steps + 1 if name == "one-cycle" else steps, values=follow(make))


def plateaus():
    """The learning rate after each of 60 reports of a loss, beginning with 0.1."""
    own = np.random.default_rng(11)
    loss = np.round(np.concatenate([np.linspace(3, 1, 12), 1 + own.uniform(-0.02, 0.02, 24), np.linspace(0.99, 0.4, 6), np.full(18, 0.4)]), 6)
    cases = [
        ({}, {}),
        ({"Patience": 2, "Factor": 0.5}, {"patience": 2, "factor": 0.5}),
        ({"Patience": 2, "Factor": 0.5, "Cooldown": 4}, {"patience": 2, "factor": 0.5, "cooldown": 4}),
        ({"Patience": 1, "Threshold": 0.05, "ThresholdMode": "Absolute"}, {"patience": 1, "threshold": 0.05, "threshold_mode": "abs"}),
        ({"Patience": 0, "Factor": 0.3, "MinimumRate": 0.004}, {"patience": 0, "factor": 0.3, "min_lr": 0.004}),
    ]
    for options, arguments in cases:
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)
        schedule, rates = ls.ReduceLROnPlateau(optimizer, **arguments), []
        for value in loss:
            schedule.step(value)
            rates.append(optimizer.param_groups[0]["lr"])
        yield case("reduce-on-plateau", options, loss=loss, rates=np.array(rates))


def metrics():
    samples, classes = 40, 4
    labels = random.choice(classes, samples, p=[0.5, 0.3, 0.15, 0.05])
    shares = random.dirichlet(np.ones(classes), samples)
    shares[np.arange(samples), labels] += 0.3
    shares = np.round(shares / shares.sum(1, keepdims=True), 2)
    shares /= shares.sum(1, keepdims=True)
    predicted, target = shares.argmax(1), np.eye(classes)[labels].T
    one_vs_rest = np.mean([sk.roc_auc_score(labels == label, shares[:, label]) for label in range(classes)])
    cases = [
        ("accuracy", {}, sk.accuracy_score(labels, predicted)), ("balanced-accuracy", {}, sk.balanced_accuracy_score(labels, predicted)),
        ("top-k-accuracy", {}, sk.top_k_accuracy_score(labels, shares)), ("top-k-accuracy", {"K": 3}, sk.top_k_accuracy_score(labels, shares, k=3)),
        ("log-loss", {}, sk.log_loss(labels, shares)), ("matthews", {}, sk.matthews_corrcoef(labels, predicted)),
        ("cohen-kappa", {}, sk.cohen_kappa_score(labels, predicted)), ("roc-auc", {}, one_vs_rest),
        ("pr-auc", {}, np.mean([sk.average_precision_score(labels == label, shares[:, label]) for label in range(classes)])),
    ]
    for average in ("macro", "micro", "weighted"):
        cases += [(name, {"Average": average.capitalize()}, function(labels, predicted, average=average, zero_division=0))
                  for name, function in (("precision", sk.precision_score), ("recall", sk.recall_score), ("f1", sk.f1_score))]
    for name, options, value in cases:
        yield case(name, options, outputs=classes, prediction=shares.T, target=target, value=float(value))

    yes, probability = random.integers(0, 2, samples), np.round(random.uniform(0, 1, samples), 1)
    for name, value in (("roc-auc", sk.roc_auc_score(yes, probability)), ("pr-auc", sk.average_precision_score(yes, probability)),
                        ("log-loss", sk.log_loss(yes, np.clip(probability, 1e-15, 1 - 1e-15))),
                        ("accuracy", sk.accuracy_score(yes, probability > 0.5)), ("matthews", sk.matthews_corrcoef(yes, probability > 0.5)),
                        ("f1", sk.f1_score(yes, probability > 0.5, average="macro"))):
        yield case(name, {}, outputs=1, prediction=probability, target=yes.astype(float), value=float(value))

    t = random.uniform(100, 103, (samples, 3))
    p = t + random.uniform(-1, 1.5, t.shape)
    for name, value in (("mean-absolute-error", sk.mean_absolute_error(t, p)), ("mean-squared-error", sk.mean_squared_error(t, p)),
                        ("root-mean-squared-error", sk.mean_squared_error(t, p) ** 0.5), ("r2", sk.r2_score(t, p)),
                        ("mean-absolute-percentage-error", sk.mean_absolute_percentage_error(t, p)),
                        ("explained-variance", sk.explained_variance_score(t, p))):
        yield case(name, {}, outputs=3, prediction=p.T, target=t.T, value=float(value))


tables = {"activations": activations, "losses": losses, "weighted": weighted, "optimizers": optimizers, "networks": networks, "updates": updates, "schedules": schedules, "plateaus": plateaus, "metrics": metrics}
lines = [f'"{key}": [\n' + ",\n".join(json.dumps(row) for row in table()) + "\n]" for key, table in tables.items()]
print("{\n" + ",\n".join(lines) + "\n}")
