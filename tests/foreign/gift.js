// Reads GIFT texts, a JSON list on standard input, with a parser that others wrote.
const { readFileSync } = require("node:fs");
const { parse } = require("gift-pegjs");

const read = (text) => {
  try {
    return { questions: parse(text) };
  } catch (error) {
    return { error: error.message };
  }
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
