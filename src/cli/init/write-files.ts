import { privateHost } from '../../outbound/public-address.ts';
import type { Answers } from './answers.ts';

/** The text of `sitrep.yaml`: what was decided, and the rest as comments. */
export function configText({ timezone, slack, teams, irc, webhook, model }: Answers): string {
  const adapters = [
    ...(slack
      ? [slack.channel ? `  slack: { defaultChannel: ${quoted(slack.channel)} } # gets every briefing` : '  slack: {}']
      : []),
    ...(teams ? ['  teams: {}'] : []),
    ...(irc ? [`  irc: { host: ${quoted(irc.host)}, channels: [${quoted(irc.channel)}] }`] : []),
    ...(webhook ? [`  webhook: [{ name: receiver, url: ${quoted(webhook.url)}, secretFile: webhook-secret }]`] : []),
  ];
  const everything = [
    ...(irc ? [`  - { channel: ${quoted(`irc:${irc.channel}`)}, everything: true }`] : []),
    ...(webhook ? ['  - { channel: "webhook:receiver", everything: true }'] : []),
  ];
  const own = webhook && privateHost(webhook.url);
  return `# Sitrep. Every key is optional; what is not said here has a default. Secrets are in .env.
timezone: ${quoted(timezone)} # of digests and quiet hours

# Where briefings go, besides this terminal and the console.
${adapters.length > 0 ? `adapters:\n${adapters.join('\n')}` : '#adapters:\n#  slack: { defaultChannel: C0123ABCD }'}

# Who follows what from the start; in chat: \`subscribe lazarus daily 09:00\`.
${everything.length > 0 ? `subscriptions:\n${everything.join('\n')}` : '#subscriptions: [{ channel: "web:console", actors: [lazarus-group], minRole: suspected }]'}
${own ? `\nnetwork: { allowPrivate: [${quoted(own)}] } # no other private address is asked\n` : ''}${model ? `\nmodel: { name: ${quoted(model.name)} } # completes briefings; every claim is checked against the story\n` : ''}
# Feeds of your own in place of the bundled list.
#feeds:
#  - { url: https://example.org/feed.xml, name: Example, reliability: B, every: 15m }

# What touches you is told with a higher priority.
#ourSectors: [finance]
#ourCountries: [FR]
#watchWords: [okta]
`;
}

/** The text of `.env`: secrets only. */
export function environmentText({ slack, teams, model }: Answers): string {
  const lines = [
    ...(slack ? [`SLACK_BOT_TOKEN=${slack.botToken}`, `SLACK_APP_TOKEN=${slack.appToken}`] : []),
    ...(teams
      ? [
          `MicrosoftAppId=${teams.appId}`,
          `MicrosoftAppPassword=${shellQuoted(teams.password)}`,
          ...(teams.tenantId ? ['MicrosoftAppType=SingleTenant', `MicrosoftAppTenantId=${teams.tenantId}`] : []),
        ]
      : []),
    ...(model ? [`OPENAI_API_KEY=${model.apiKey}`] : []),
  ];
  return `# Read by sitrep from the folder it is started in; keep it out of version control.\n${lines.join('\n')}\n`;
}

/** As YAML wants it inside of a line: it reads JSON. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Passwords hold every character; a quoted value stays whole. */
function shellQuoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
