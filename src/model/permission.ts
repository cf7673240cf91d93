/** What people may be allowed to change: what a channel follows, the feeds, which names count, what is one event. */
export type Permission = 'subscribe' | 'feeds' | 'suppress' | 'merge';

/** `members`: those who are in the channel that the change is about. `admins`: those whom the adapter calls so. */
export type Circle = 'everyone' | 'members' | 'admins';

/** Who may change what. */
export type Permissions = Readonly<Record<Permission, Circle>>;
