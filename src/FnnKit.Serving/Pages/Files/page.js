"use strict";
// Everything that comes from a model is put in as text, never as HTML.
const $ = id => document.getElementById(id);
const svgSpace = "http://www.w3.org/2000/svg";
const mostCurves = 6, steps = 40, delay = 120;
let model = null, fields = new Map(), timer = 0, newest = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function drawing(name, attributes, text) {
  const made = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function format(number) {
  if (number !== 0 && (Math.abs(number) >= 1e6 || Math.abs(number) < 1e-3)) return number.toExponential(3);
  return Number(number.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 6 });
}

async function ask(path, body) {
  const headers = { "Content-Type": "application/json" };
  const key = sessionStorage.getItem("key");
  if (key) headers["X-Api-Key"] = key;
  const answer = await fetch(path, body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) });
  const read = await answer.json().catch(() => ({ error: `The server answered with ${answer.status}.` }));
  if (answer.status === 401) $("login").hidden = false;
  if (!answer.ok) throw new Error(read.error ?? `The server answered with ${answer.status}.`);
  return read;
}

function fail(error) {
  $("error").textContent = error.message;
  $("error").hidden = false;
}

function field(column, value) {
  let input;
  if (column.type === "category" && column.categories.length <= 200) {
    input = element("select");
    if (column.mayBeMissing) input.append(element("option", { value: "", textContent: "(missing)" }));
    for (const name of column.categories) input.append(element("option", { value: name, textContent: name }));
    input.value = value ?? "";
  } else {
    input = element("input", { type: column.type === "number" ? "number" : "text", value: value ?? "" });
    if (column.type === "number") input.step = "any";
    if (column.type === "number") input.inputMode = "decimal";
  }
  input.name = column.name;
  const range = column.type === "date" ? "date, such as 2024-12-31" : column.minimum !== undefined ? `${format(column.minimum)} to ${format(column.maximum)} in training` : "";
  fields.set(column.name, { column, input });
  return element("label", {}, element("span", { className: "name", textContent: column.name }), input, element("span", { className: "range", textContent: range }));
}

function row() {
  const values = {};
  for (const [name, { column, input }] of fields) {
    const text = input.value.trim();
    values[name] = text === "" ? null : column.type === "number" ? Number(text) : text;
  }
  return values;
}

function numbersOf(prediction) {
  return Object.entries(prediction.probabilities ?? prediction.scores ?? prediction.values);
}

function show(prediction) {
  const result = $("result");
  result.replaceChildren();
  const numbers = numbersOf(prediction);
  if (prediction.class !== undefined) {
    result.append(element("p", { className: "answer", textContent: prediction.class }));
    const sorted = numbers.sort((a, b) => b[1] - a[1]).slice(0, 12);
    for (const [name, value] of sorted) {
      const parts = [element("span", { textContent: name })];
      if (prediction.probabilities) parts.push(element("progress", { max: 1, value, ariaLabel: `Probability of ${name}` }), element("span", { textContent: `${(100 * value).toFixed(1)} %` }));
      else parts.push(element("span"), element("span", { textContent: format(value) }));
      result.append(element("div", { className: "class" }, ...parts));
    }
    if (numbers.length > sorted.length) result.append(element("p", { className: "range", textContent: `and ${numbers.length - sorted.length} more classes` }));
  } else {
    for (const [name, value] of numbers) result.append(element("p", { className: "range", textContent: name }), element("p", { className: "answer", textContent: format(value) }));
  }
  const notes = [
    ...Object.entries(prediction.unknown).map(([name, text]) => `${name}: training never saw "${text}".`),
    ...(prediction.missing.length > 0 ? [`Missing, filled in by the model: ${prediction.missing.join(", ")}.`] : []),
    ...prediction.outside.map(name => `${name} is outside of its range in training.`),
  ];
  $("notes").replaceChildren(...notes.map(text => element("li", { textContent: text })));
}

function candidates(column) {
  if (column.categories) return column.categories.slice(0, steps);
  const current = Number(fields.get(column.name).input.value);
  let low = column.minimum ?? current - 1, high = column.maximum ?? current + 1;
  if (low === high) [low, high] = [low - 1, high + 1];
  return Array.from({ length: steps + 1 }, (_, i) => low + (high - low) * i / steps);
}

async function draw(turn) {
  const column = fields.get($("column").value)?.column;
  if (!column) return;
  const base = row(), values = candidates(column);
  const predictions = await ask(`models/${encodeURIComponent(model.name)}/predict`, values.map(value => ({ ...base, [column.name]: value })));
  if (turn !== newest) return;
  const names = numbersOf(predictions[0]).map(([name]) => name)
    .map(name => ({ name, values: predictions.map(prediction => (prediction.probabilities ?? prediction.scores ?? prediction.values)[name]) }))
    .sort((a, b) => spread(b.values) - spread(a.values)).slice(0, mostCurves);
  paint(column, values, names, predictions[0].probabilities !== undefined);
}

function spread(values) { return Math.max(...values) - Math.min(...values); }

function paint(column, values, curves, isProbability) {
  const chart = $("chart"), left = 62, right = 590, top = 12, bottom = 262;
  const all = curves.flatMap(curve => curve.values);
  let low = isProbability ? 0 : Math.min(...all), high = isProbability ? 1 : Math.max(...all);
  if (low === high) [low, high] = [low - 1, high + 1];
  const x = i => left + (right - left) * (values.length === 1 ? 0.5 : i / (values.length - 1)), y = value => bottom - (bottom - top) * (value - low) / (high - low);
  chart.replaceChildren(drawing("title", {}, `How the prediction changes with ${column.name}`), drawing("path", { class: "axis", d: `M${left} ${top}V${bottom}H${right}` }));
  for (const value of [low, (low + high) / 2, high]) chart.append(drawing("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, isProbability ? `${100 * value} %` : format(value)));
  const marks = column.categories ? values.map((value, i) => [i, value]).filter((_, i) => i % Math.ceil(values.length / 6) === 0) : [0, steps / 2, steps].map(i => [i, format(values[i])]);
  marks.forEach(([i, text], place) => chart.append(drawing("text", { x: x(i), y: bottom + 20, "text-anchor": i === 0 ? "start" : place === marks.length - 1 ? "end" : "middle" }, text.length > 14 ? text.slice(0, 13) + "…" : text)));
  curves.forEach((curve, index) => {
    if (column.categories) curve.values.forEach((value, i) => chart.append(drawing("circle", { class: `c${index}`, cx: x(i), cy: y(value), r: 5 })));
    else chart.append(drawing("path", { class: `curve c${index}`, d: curve.values.map((value, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join("") }));
  });
  const text = fields.get(column.name).input.value, current = column.categories ? values.indexOf(text) : steps * (Number(text) - values[0]) / (values[values.length - 1] - values[0]);
  if (text !== "" && current >= 0 && current <= values.length - 1) chart.append(drawing("path", { class: "now", d: `M${x(current)} ${top}V${bottom}` }));
  $("caption").textContent = `${column.name}; all other values stay as they are. The dashed line is the value now.`;
  $("legend").replaceChildren(...curves.map((curve, index) => {
    const swatch = drawing("svg", { viewBox: "0 0 16 12", "aria-hidden": "true" });
    swatch.append(drawing("rect", { class: `c${index}`, width: 16, height: 12 }));
    return element("li", {}, swatch, document.createTextNode(`${curve.name}: ${format(Math.min(...curve.values))} to ${format(Math.max(...curve.values))}`));
  }));
}

async function predict() {
  const turn = ++newest;
  try {
    const prediction = await ask(`models/${encodeURIComponent(model.name)}/predict`, row());
    if (turn !== newest) return;
    $("error").hidden = true;
    show(prediction);
    await draw(turn);
  } catch (error) {
    if (turn === newest) fail(error);
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(predict, delay);
}

function fill() {
  fields = new Map();
  $("form").className = model.columns.length > 40 ? "many" : "";
  $("form").replaceChildren(...model.columns.map(column => field(column, model.example[column.name])));
  const chosen = $("column").value;
  $("column").replaceChildren(...model.columns.filter(column => column.type !== "date").map(column => element("option", { value: column.name, textContent: column.name })));
  if (model.columns.some(column => column.name === chosen)) $("column").value = chosen;
  $("moves").hidden = $("column").options.length === 0;
  $("reset").hidden = false;
}

async function open(name) {
  model = await ask(`models/${encodeURIComponent(name)}`);
  document.title = $("title").textContent = model.name;
  $("docs").href = `docs/${encodeURIComponent(model.name)}`;
  const metrics = Object.entries(model.metrics).slice(0, 4).map(([metric, value]) => `${metric} ${format(value)}`).join(", ");
  $("about").textContent = `Predicts ${model.predicts === "class" ? `${model.targets[0]}, one of ${model.classes.length} classes` : model.targets.join(", ")} from ${model.columns.length} columns. Version ${model.version}, ${model.weights.toLocaleString("en")} weights, ${model.verified ? "verified" : "without test vectors"}${metrics ? `. ${metrics}` : ""}.`;
  fill();
  await predict();
}

async function start() {
  $("error").hidden = true;
  try {
    const models = await ask("models");
    $("login").hidden = true;
    $("pick").hidden = models.length < 2;
    $("model").replaceChildren(...models.map(one => element("option", { value: one.name, textContent: one.name })));
    await open(models[0].name);
  } catch (error) {
    fail(error);
  }
}

$("model").addEventListener("change", () => open($("model").value).catch(fail));
$("form").addEventListener("input", later);
$("form").addEventListener("submit", event => { event.preventDefault(); later(); });
$("column").addEventListener("change", later);
$("reset").addEventListener("click", () => { fill(); later(); });
$("login").addEventListener("submit", event => { event.preventDefault(); sessionStorage.setItem("key", $("key").value); start(); });
start();
