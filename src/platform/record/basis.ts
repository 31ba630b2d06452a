/** On what grounds a text may be removed: a closed list, each with its words in the catalogues. */

/**
 * `law`: a law or a court asks for it. `moderation`: the community's own rules do. `author`: they
 * are one's own words. Pages and the transparency report keep the three apart.
 */
export const BASES = {
  'gdpr-17': 'law',
  'court-order': 'law',
  'unlawful-content': 'law',
  copyright: 'law',
  conduct: 'moderation',
  spam: 'moderation',
  'private-facts': 'moderation',
  'own-words': 'author',
} as const satisfies Record<string, 'law' | 'moderation' | 'author'>

export type Basis = keyof typeof BASES

export type BasisKind = (typeof BASES)[Basis]

export const isBasis = (raw: string): raw is Basis => Object.hasOwn(BASES, raw)
