/** Stands in every secret that a double, or a test of the whole, is given: wherever it shows, a secret leaked. */
export const PLANTED = 'planted7f3a91c4';
