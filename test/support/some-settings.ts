/** What the operator decided about commands, as it is by default. */
export const SETTINGS = {
  timezone: 'UTC',
  permissions: { subscribe: 'everyone', feeds: 'admins', suppress: 'admins', merge: 'admins' },
} as const;
