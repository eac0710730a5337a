// Makes QTI 3 of items of QTI 2, a JSON list on standard input, with a converter that others wrote.
import { readFileSync } from "node:fs";
import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";

const items = JSON.parse(readFileSync(0, "utf8"));
const converted = [];
for (const item of items) converted.push(await convertQti2toQti3(item));
process.stdout.write(JSON.stringify(converted));
