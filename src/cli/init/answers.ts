/** What a person decided; secrets are here only until they are written into `.env`. */
export interface Answers {
  readonly timezone: string;
  readonly slack?: { readonly botToken: string; readonly appToken: string; readonly channel: string };
  readonly teams?: { readonly appId: string; readonly password: string; readonly tenantId: string };
  readonly irc?: { readonly host: string; readonly channel: string };
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly model?: { readonly apiKey: string; readonly name: string };
}
