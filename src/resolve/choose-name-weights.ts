/**
 * Written by `scripts/train-names.ts`: what speaks for and against a reading, in natural logarithms. Estimated on 6000 made-up choices among
 * names that consist of words misheard in the AMI and ICSI training meetings (Carletta et al. 2005; Janin et al. 2003; CC BY 4.0). `FEATURES`
 * in `choose-name-features.ts` says what each means.
 */
export const WEIGHTS = {
  sound: 1.31,
  far: -4.04,
  spelling: 3.51,
  odds: 0.16,
  ofMost: 1.24,
  letter: -0.08,
  worst: -1.17,
  missing: -1.69,
  other: -1.81,
  otherTrade: -1.8,
  otherGiven: -1,
  first: -0.92,
  last: -2.43,
  partOfPerson: -5.02,
  partOfThing: -6.99,
  generic: -4.14,
  trimmed: -0.28,
  joined: -0.92,
  nickname: -1,
  article: -1,
  mentioned: 1,
  nobody: 1.11,
  nobodyShort: -0.21,
}
