/** Tokens that may be spent per UTC day by this process. */
export interface TokenBudget {
  /** Takes tokens; false when the day's rest does not reach. */
  take(tokens: number, now: Date): boolean;
  /** Gives back what was taken too much. */
  giveBack(tokens: number): void;
}

export function createTokenBudget(dailyTokens: number): TokenBudget {
  let day = '';
  let spent = 0;
  return {
    take(tokens, now) {
      const today = now.toISOString().slice(0, 10);
      if (today !== day) [day, spent] = [today, 0];
      if (spent + tokens > dailyTokens) return false;
      spent += tokens;
      return true;
    },
    giveBack(tokens) {
      spent = Math.max(0, spent - tokens);
    },
  };
}
