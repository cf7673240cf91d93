import { toCsv } from '../../briefings/export/to-csv.ts';
import { toMisp } from '../../briefings/export/to-misp.ts';
import { toNavigator } from '../../briefings/export/to-navigator.ts';
import { toStix } from '../../briefings/export/to-stix.ts';
import type { ExportFormat } from '../../briefings/render/export-formats.ts';
import { sanitise } from '../../briefings/render/sanitise.ts';
import { toMarkdown } from '../../briefings/render/to-markdown.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';

interface Exporter {
  readonly extension: string;
  readonly mime: string;
  draw(briefing: Briefing, stories: readonly Story[]): string;
}

const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  stix: {
    extension: 'stix.json',
    mime: 'application/stix+json',
    draw: (briefing, stories) => pretty(toStix(briefing, stories)),
  },
  navigator: { extension: 'layer.json', mime: 'application/json', draw: (briefing) => pretty(toNavigator(briefing)) },
  misp: { extension: 'misp.json', mime: 'application/json', draw: (briefing) => pretty(toMisp(briefing)) },
  markdown: { extension: 'md', mime: 'text/markdown', draw: toMarkdown },
  csv: { extension: 'csv', mime: 'text/csv', draw: toCsv },
};

export interface ExportedFile {
  readonly name: string;
  readonly mime: string;
  readonly content: string;
}

export function isExportFormat(format: string): format is ExportFormat {
  return Object.hasOwn(EXPORTERS, format);
}

/** A briefing as a file; `stories` are those it was written from. */
export function exportBriefing(briefing: Briefing, stories: readonly Story[], format: ExportFormat): ExportedFile {
  const { extension, mime, draw } = EXPORTERS[format];
  return { name: `sitrep-${briefing.id}.${extension}`, mime, content: draw(briefing, stories) };
}

/** What a tool reads out of the file is as clean as what a chat shows. */
function pretty(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? sanitise(each) : each), 2);
}
