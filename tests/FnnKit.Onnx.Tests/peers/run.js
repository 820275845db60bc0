// Runs ONNX files with ONNX Runtime and holds what they give against what FnnKit predicts.
// node run.js FOLDER: for each NAME.onnx there is a NAME.json with "features" and "outputs", one row a sample.
const fs = require('fs');
const path = require('path');
const ort = require('onnxruntime-node');

async function check(file) {
  const expected = JSON.parse(fs.readFileSync(file.replace(/onnx$/, 'json')));
  const session = await ort.InferenceSession.create(file, { logSeverityLevel: 4 });
  const rows = expected.features, shape = expected.shape;
  const isDouble = expected.precision === 'Float64';
  const values = isDouble ? Float64Array.from(rows.flat()) : Float32Array.from(rows.flat());
  const input = new ort.Tensor(isDouble ? 'float64' : 'float32', values, [rows.length, ...shape]);
  const result = await session.run({ [session.inputNames[0]]: input });
  const given = result[session.outputNames[0]].data, wanted = expected.outputs.flat();
  if (given.length !== wanted.length) throw new Error(`${given.length} outputs instead of ${wanted.length}`);
  let worst = 0;
  wanted.forEach((value, i) => { worst = Math.max(worst, Math.abs(value - given[i]) / Math.max(1, Math.abs(value))); });
  return worst;
}

(async () => {
  const folder = process.argv[2];
  const report = {};
  for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.onnx')).sort()) {
    try {
      report[name] = { difference: await check(path.join(folder, name)) };
    } catch (error) {
      report[name] = { error: String(error.message) };
    }
  }
  console.log(JSON.stringify(report));
})();
