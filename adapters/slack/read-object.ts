/** The properties of a JSON object; none for anything else, since what comes back from Slack may have been changed on its way. */
export function readObject(json: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
