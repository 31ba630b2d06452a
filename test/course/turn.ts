/** One form of the product as a test sends it: where, what, who may, who does. Sends nothing. */
import type { Fields } from '../world.ts'

/** Everybody whom the product tells apart. `passer` has an account and a group, and no seat. */
export const ROLES = [
  'stranger',
  'newcomer',
  'passer',
  'member',
  'chair',
  'facilitator',
  'staff',
  'panel',
] as const
export type Role = (typeof ROLES)[number]

export const EVERYBODY: readonly Role[] = ROLES
/** Whoever confirmed a mail address. */
export const SIGNED_IN = ROLES.filter((role) => role !== 'stranger')
export const OFFICERS: readonly Role[] = ['chair', 'facilitator']
export const but = (...none: readonly Role[]) => SIGNED_IN.filter((role) => !none.includes(role))

/** Names of things met on the way, with their ids. */
export type Known = (name: string) => string

export type Turn = {
  /** As the application has it. */
  readonly route: string
  /** What stands for each `:parameter`: the name of something known. */
  readonly ids?: Readonly<Record<string, string>>
  readonly fields: (known: Known) => Fields
  /** The field in which it takes a file, and the one that is left out then. */
  readonly takesFile?: { readonly field: string; readonly insteadOf?: string }
  /** In words of product.md: whose form this is. */
  readonly may: readonly Role[]
  readonly by: Role
  /** Days that pass before. */
  readonly daysLater?: number
  /** What is known after it: the noun of a row that it saved, and how it is called from then on. */
  readonly learns?: Readonly<Record<string, string>>
  /** How the thing is called whose address it leads to: of those that no entry names. */
  readonly leadsTo?: string
  /** Sent once more by others, so that the next turn finds what it needs. */
  readonly alsoBy?: readonly Role[]
}

/** Hostile, and yet somebody's words: to be kept as they are and shown as text. */
const HOSTILE =
  `<img src=x onerror=canary>"'&amp;</textarea><script>canary()</script>{{7*7}} ` +
  [
    '\u{1f9d1}\u{1f3fd}\u200d\u{1f680} a\u0301\u0302\u0303',
    '\u05e9\u05dc\u05d5\u05dd \u2067\u0645\u2069',
  ].join(' ')

/** What must never stand in a page as markup. */
export const CANARY = /<img src=x onerror=canary|<script>canary/

let texts = 0
export const said = () => `${HOSTILE} words-${++texts}`.normalize('NFC')

export const consent = { permanence: '1', undertakings: '1' }

export function pathOf({ route, ids = {} }: Turn, known: Known): string {
  return route.replace(/:(\w+)/g, (_, name: string) => {
    const of = ids[name]
    if (of === undefined) throw new Error(`${route}: nothing stands for ${name}`)
    return named(of, known)
  })
}

/** `amendment:amendment`: an address that names the kind of a thing with its id. */
export function named(of: string, known: Known): string {
  const [name = '', kind] = of.split(':').toReversed()
  return kind === undefined ? known(name) : `${kind}:${known(name)}`
}
