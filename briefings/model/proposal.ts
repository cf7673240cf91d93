import { z } from 'zod';

const quote = z.string();

/** What a model may propose for a briefing; every part carries words of the stories. */
export const proposalShape = z.strictObject({
  summary: z.array(z.strictObject({ text: z.string(), quotes: z.array(quote) })),
  victims: z.array(z.strictObject({ name: z.string(), quote })),
  losses: z.array(z.strictObject({ amount: z.number(), unit: z.string(), quote })),
  timeline: z.array(z.strictObject({ date: z.string(), quote })),
  techniques: z.array(z.strictObject({ id: z.string(), quote })),
  actions: z.array(z.strictObject({ priority: z.number(), title: z.string(), detail: z.string() })),
});

export type Proposal = z.infer<typeof proposalShape>;
