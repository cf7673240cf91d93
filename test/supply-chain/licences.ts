import { ALLOWED_LICENCES, lockedPackages } from './locked-packages.ts';

/** Prints a line for each package that is installed with Sitrep; fails when one has a licence that nobody allowed. */
const packages = lockedPackages();
for (const { name, version, licence } of packages) console.log(`${licence.padEnd(16)} ${name} ${version}`);
const refused = packages.filter(({ licence }) => !ALLOWED_LICENCES.has(licence));
for (const { name, licence } of refused) console.error(`${name}: the licence "${licence}" is not on the list.`);
process.exitCode = refused.length > 0 ? 1 : 0;
