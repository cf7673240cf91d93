import { lines } from './lines.ts';

/** Called like an actor, and none. */
export const NOT_ACTORS = lines(`
  Cobalt Strike
  Google Play
  Play Store
  Play Protect
  Play Services
  Silicon Valley
  Axiom Space
  Royal Mail
  Royal Navy
  Royal Family
  Hive Mind
  Apache Hive
  Ford Mustang
  Equation Editor
  Matrix Multiplication
  Spring Framework
  Play Framework
  Storm Cloud
  Tropical Storm
  Giant Panda
  Black Bear
  Polar Bear
  Grizzly Bear
`);
