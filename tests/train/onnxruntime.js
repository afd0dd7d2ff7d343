// SPDX-License-Identifier: Apache-2.0
// What ONNX Runtime predicts for a table z,flux_0..flux_185: one value a line.
// usage: node onnxruntime.js MODEL.onnx TABLE.csv
'use strict';
const fs = require('fs');
const ort = require('onnxruntime-node');

async function main() {
  const [model, table] = process.argv.slice(2);
  const rows = fs.readFileSync(table, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').slice(1));
  const session = await ort.InferenceSession.create(model);
  const fluxes = Float32Array.from(rows.flat(), Number);
  const input = new ort.Tensor('float32', fluxes, [rows.length, 1, fluxes.length / rows.length]);
  const outputs = await session.run({ [session.inputNames[0]]: input });
  console.log(Array.from(outputs[session.outputNames[0]].data).join('\n'));
}
main().catch((error) => { console.error(error.message); process.exit(1); });
