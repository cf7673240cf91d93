/** The part of irc-framework that we use; the package carries no types. */
declare module 'irc-framework' {
  export interface Spoken {
    readonly nick: string;
    /** A channel, or our own nick. */
    readonly target: string;
    readonly message: string;
    /** The services account of the speaker, where the network tells it. */
    readonly account?: string;
  }

  interface Events {
    registered: [];
    close: [];
    join: [{ readonly nick: string; readonly channel: string }];
    privmsg: [Spoken];
    'nick in use': [];
    pong: [{ readonly message: string }];
    'socket close': [];
    'irc error': [{ readonly error: string; readonly channel?: string; readonly nick?: string }];
  }

  export class Client {
    readonly user: { readonly nick: string };
    connect(options: {
      readonly host: string;
      readonly port: number;
      readonly tls: boolean;
      readonly nick: string;
      readonly account?: { readonly account: string; readonly password: string };
      readonly auto_reconnect: boolean;
      readonly message_max_length?: number;
    }): void;
    on<Name extends keyof Events>(name: Name, listener: (...event: Events[Name]) => void): this;
    off<Name extends keyof Events>(name: Name, listener: (...event: Events[Name]) => void): this;
    once<Name extends keyof Events>(name: Name, listener: (...event: Events[Name]) => void): this;
    changeNick(nick: string): void;
    join(channel: string): void;
    say(target: string, line: string): void;
    ping(token: string): void;
    raw(...words: readonly string[]): void;
    quit(reason: string): void;
  }
}
