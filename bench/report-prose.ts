import { readFileSync } from 'node:fs';
import { htmlToText } from '../src/feeds/html-to-text.ts';
import { packageFile } from '../src/package-file.ts';
import { parseYaml } from '../src/parse-yaml.ts';

const SAMPLE_FEEDS = ['wire', 'lab', 'depeche'];
const BODY = /<content:encoded><!\[CDATA\[([\s\S]*?)\]\]>/g;

/** Sentences of our own as reports put them: the bundled sample feeds and what techniques are learned from. */
function sentences(): readonly string[] {
  const examples = parseYaml(read('briefings/techniques/report-examples.yaml')) as Record<string, string[]>;
  const feeds = SAMPLE_FEEDS.flatMap((name) =>
    [...read(`src/feeds/sample/${name}.xml`).matchAll(BODY)].map(([, body = '']) => htmlToText(body)),
  );
  return [...feeds, ...Object.values(examples).map((told) => told.join(' '))];
}

/** Report prose of about this length, the same in every run. */
export function reportProse(length: number): string {
  const once = sentences().join('\n');
  return once.repeat(Math.ceil(length / once.length)).slice(0, length);
}

function read(path: string): string {
  return readFileSync(packageFile(path), 'utf8');
}
