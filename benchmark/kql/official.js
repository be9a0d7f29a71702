// Microsoft's parser under node: parses every query of a JSONL file ("text") again and again, and prints one line a round.
// Usage: node official.js FILE SECONDS
const fs = require('fs');
const path = require('path');
const vm = require('vm');

// The package is made of scripts for browsers: they must run as such, one after the other.
const folder = path.dirname(require.resolve('@kusto/language-service-next/package.json'));
for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, script), 'utf8'), { filename: script });
}

const [file, seconds] = [process.argv[2], Number(process.argv[3])];
const texts = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text);

function round(until) {
  let characters = 0;
  let queries = 0;
  const begin = process.cpuUsage();
  for (const text of texts) {
    if (Date.now() > until) break;
    Kusto.Language.KustoCode.Parse(text);
    characters += text.length;
    queries++;
  }
  const used = process.cpuUsage(begin);
  return { queries, characters, seconds: (used.user + used.system) / 1e6 };
}

round(Date.now() + 1000 * seconds); // warm
const measured = round(Date.now() + 1000 * seconds);
console.log(`official: ${measured.queries} queries, ${measured.characters} characters, ${measured.seconds.toFixed(2)} s of CPU, `
  + `${Math.round(measured.characters / measured.seconds)} characters per second`);
