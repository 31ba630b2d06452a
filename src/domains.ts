/** The ordered list of domains: the product's table of contents. Each may know those before it. */
export const DOMAINS = [
  'people',
  'stewards',
  'rules',
  'bodies',
  'processes',
  'issues',
  'texts',
  'dockets',
  'decisions',
  'ballots',
  'judgements',
  'challenges',
  'changes',
  'advice',
  'petitions',
  'outcomes',
  'appeals',
  'discussions',
  'mailings',
  'colleagues',
  'archives',
  'replies',
  'participation',
  'desk',
] as const

export type Domain = (typeof DOMAINS)[number]
