import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-file.ts';

export const RENDERER = readFileSync(packageFile('node_modules/adaptivecards/dist/adaptivecards.min.js'), 'utf8');

/** Colours and distances near to those of Teams, in both themes. */
const THEMES = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    emphasis: '#f0f0f0',
    accent: '#5b5fc7',
    attention: '#c4314b',
    warning: '#8f6400',
    good: '#237b4b',
    line: '#d1d1d1',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    emphasis: '#3a3a3a',
    accent: '#9ea2ff',
    attention: '#f87a93',
    warning: '#f8d22a',
    good: '#92c353',
    line: '#525252',
  },
} as const;
export type Theme = keyof typeof THEMES;

/** The style of the page that cards are drawn on. */
export function pageStyle(theme: Theme): string {
  const { page, card, text, emphasis, accent, line } = THEMES[theme];
  return `
    body { margin: 0; padding: 12px; background: ${page}; color: ${text}; font: 14px 'Segoe UI', 'Noto Sans', sans-serif; }
    .card { background: ${card}; border: 1px solid ${line}; border-radius: 8px; padding: 4px; margin-bottom: 12px; }
    .ac-pushButton { background: ${card}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; padding: 6px 12px; margin: 2px; font: inherit; font-weight: 600; cursor: pointer; }
    .ac-pushButton:hover { background: ${emphasis}; }
    .ac-input { background: ${page}; color: ${text}; border: 1px solid ${line}; padding: 6px; font: inherit; width: 100%; box-sizing: border-box; }
    a, .ac-anchor { color: ${accent}; }`;
}

/** The host configuration that the official renderer wants. */
export function hostConfig(theme: Theme): object {
  const { text, subtle, card, emphasis, accent, attention, warning, good, line } = THEMES[theme];
  const both = (colour: string) => ({ default: colour, subtle: colour });
  const foregroundColors = {
    default: { default: text, subtle },
    accent: both(accent),
    attention: both(attention),
    warning: both(warning),
    good: both(good),
  };
  return {
    fontFamily: "'Segoe UI', 'Noto Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: line },
    supportsInteractivity: true,
    actions: {
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      buttonSpacing: 4,
      maxActions: 6,
      spacing: 'default',
    },
    containerStyles: {
      default: { backgroundColor: card, foregroundColors },
      emphasis: { backgroundColor: emphasis, foregroundColors },
    },
  };
}

/** A page on which the official package has drawn one card; `window.faults` holds what it complained about. */
export function drawHtml(card: unknown, theme: Theme): string {
  const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>card</title><style>${pageStyle(theme)}</style></head>
<body><main class="card" id="card"></main>
<script>${RENDERER}</script>
<script>
{
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(${json(hostConfig(theme))});
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text; result.didProcess = true; };
  card.parse(${json(card)});
  document.getElementById('card').append(card.render());
}
</script></body></html>`;
}
