import { BRIEF_THIS } from '../dialogs.ts';
import { SEARCHES } from '../search-extension.ts';

const SCHEMA = '1.22';
const SHARED_SCOPES = ['team', 'groupChat'];

/** What stands in the menu beside the field where one types: ten at most. */
const MENU = [
  ['help', 'What you can say'],
  ['latest', 'The newest briefings; name an actor for its own'],
  ['show', 'One whole briefing; the newest without an id'],
  ['actor', 'The profile of an actor, by any of its names'],
  ['subscribe', 'Follow actors with their families, or everything'],
  ['unsubscribe', 'Stop following'],
  ['subscriptions', 'What this conversation follows'],
  ['ask', 'A question, answered from the stored briefings with sources'],
  ['brief', 'Read a page now and brief on it: give its address'],
  ['status', 'Feed health, and posts that are not delivered'],
] as const;

/** In a personal chat all of it can be seen at once, and removed. */
const HOME = ['home', 'All that is followed, the last briefings, feed health'] as const;

export interface ManifestOptions {
  /** `MicrosoftAppId` of the bot's registration. */
  readonly appId: string;
  /** `1.2.3`; Teams takes an update only when it grows. */
  readonly version: string;
  /** An https page of whoever runs this bot. */
  readonly website: string;
}

/** The app's manifest for Teams. */
export function teamsManifest({ appId, version, website }: ManifestOptions): object {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version,
    id: appId,
    developer: { name: 'Sitrep', websiteUrl: website, privacyUrl: website, termsOfUseUrl: website },
    name: { short: 'Sitrep', full: 'Sitrep: threat-actor briefings' },
    description: {
      short: 'Security news in, threat-actor briefings out.',
      full: 'Sitrep reads security news, tells which threat actor a story is about and on whose word, and posts one briefing for each event into the channels that follow the actor. Every claim carries the words it came from. Mention it in a channel or write to it: help shows what you can say.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D3557',
    bots: [
      {
        botId: appId,
        scopes: ['personal', ...SHARED_SCOPES],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [
          { scopes: SHARED_SCOPES, commands: MENU.map(menuItem) },
          {
            scopes: ['personal'],
            commands: [HOME, ...MENU.filter(([title]) => title !== 'subscriptions')].map(menuItem),
          },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          search(SEARCHES.briefings, 'Briefings', 'Find a briefing and insert it', 'Words of a headline or a story'),
          search(SEARCHES.actors, 'Actors', 'Find an actor and insert its profile', 'Any of its names'),
          {
            id: BRIEF_THIS,
            type: 'action',
            title: 'Brief this',
            description: 'Read the page that a message links to, and brief on it',
            context: ['message'],
            fetchTask: true,
          },
        ],
      },
    ],
    validDomains: [],
  };
}

function menuItem([title, description]: readonly [string, string]): object {
  return { title, description };
}

function search(id: string, title: string, description: string, words: string): object {
  return {
    id,
    type: 'query',
    title,
    description,
    context: ['compose', 'commandBox'],
    initialRun: true,
    parameters: [{ name: 'words', title: 'Search', description: words, inputType: 'text' }],
  };
}
