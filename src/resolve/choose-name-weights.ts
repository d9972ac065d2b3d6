/**
 * Written by `scripts/train-names.ts`: what speaks for and against a reading, in natural logarithms. Estimated on 6000 made-up choices among
 * names that consist of words misheard in the AMI and ICSI training meetings (Carletta et al. 2005; Janin et al. 2003; CC BY 4.0). `FEATURES`
 * in `choose-name.ts` says what each means.
 */
export const WEIGHTS = {
  sound: 1.61,
  spelling: 5.9,
  odds: 0.28,
  letter: -0.17,
  worst: 0.41,
  other: -2.23,
  first: -1.27,
  last: -2.79,
  partOfPerson: -1.87,
  partOfThing: -6.68,
  generic: -4.27,
  trimmed: -0.39,
  joined: -0.78,
  nickname: -1,
  nobody: 3.01,
  nobodyShort: -0.29,
}
