/**
 * Who is counted: voices with their parts and weights, frozen when a decision opens, and what they
 * said. Proxies, alternates and recusals are settled here, before anything is counted. Pure.
 */
import { ok, refuse, unreachable, type Result } from '../../platform/values.ts'

/** One voice of an electorate. Members only: participants speak and are shown apart. */
export type Voice = {
  readonly id: string
  readonly person?: string | undefined
  readonly organisation?: string | undefined
  /** Division → part: `{house: 'contracted-parties', group: 'registries'}`. Never inferred. */
  readonly parts: Readonly<Record<string, string>>
  /** A whole number; 1 where the electorate weighs nobody. */
  readonly weight: number
  /** Stood back from this decision, for a stated reason. */
  readonly recused?: boolean
  /** Was there, whether or not it voted. */
  readonly present?: boolean
}

export type Ballot = {
  readonly voice: string
  /** `yes`, `no`, `abstain`, or what else the ballot offers. */
  readonly choice: string
  /** Cast for this voice by another one, by written instruction. */
  readonly proxy?: string | undefined
}

export const ABSTAIN = 'abstain'

/** Whose ballots count as one. Source: processes.md 6.2 (related members, identical ballots). */
export const COUNTINGS = ['each', 'organisation', 'identical-of-organisation'] as const
export type Counting = (typeof COUNTINGS)[number]

/** Why a ballot cannot be cast. */
export type CastRefusal =
  | { readonly kind: 'no-voice' }
  | { readonly kind: 'recused' }
  | { readonly kind: 'no-proxies' }
  /** Whoever carries a proxy cannot hand it on, and whoever gave one cannot carry another's. */
  | { readonly kind: 'proxy-of-proxy' }
  | { readonly kind: 'proxies-enough'; readonly most: number }

export type Proxy = { readonly from: string; readonly to: string }

/** Whether a voice may be handed to another for one decision. */
export function mayGiveProxy(
  voices: readonly Voice[],
  given: readonly Proxy[],
  { from, to }: Proxy,
  most: number,
): Result<Proxy, CastRefusal> {
  const giver = voices.find(({ id }) => id === from)
  const carrier = voices.find(({ id }) => id === to)
  if (!giver || !carrier || from === to) return refuse({ kind: 'no-voice' })
  if (giver.recused || carrier.recused) return refuse({ kind: 'recused' })
  if (most === 0) return refuse({ kind: 'no-proxies' })
  const others = given.filter((proxy) => proxy.from !== from)
  if (others.some((proxy) => proxy.from === to || proxy.to === from)) {
    return refuse({ kind: 'proxy-of-proxy' })
  }
  if (others.filter((proxy) => proxy.to === to).length >= most) {
    return refuse({ kind: 'proxies-enough', most })
  }
  return ok({ from, to })
}

/** Whether a ballot may be cast for a voice, by itself or by the one that carries its proxy. */
export function mayCast(
  voices: readonly Voice[],
  given: readonly Proxy[],
  { voice, proxy }: Omit<Ballot, 'choice'>,
): Result<Voice, CastRefusal> {
  const found = voices.find(({ id }) => id === voice)
  if (!found) return refuse({ kind: 'no-voice' })
  if (found.recused) return refuse({ kind: 'recused' })
  const carrier = given.find(({ from }) => from === voice)?.to
  if (proxy === undefined) return ok(found)
  return carrier === proxy ? ok(found) : refuse({ kind: 'no-proxies' })
}

/** What is counted, after everybody whose ballot does not count was left out. */
export type Roll = {
  readonly voices: readonly Voice[]
  /** Voice → choice. */
  readonly choices: ReadonlyMap<string, string>
  /** Organisations whose members said different things, so that their one voice says nothing. */
  readonly divided: readonly string[]
}

/** The last ballot of each voice, of those that may vote, with related voices put together. */
export function rollOf(
  voices: readonly Voice[],
  ballots: readonly Ballot[],
  counting: Counting = 'each',
): Roll {
  const said = new Map<string, string>()
  const may = new Set(voices.filter(({ recused }) => !recused).map(({ id }) => id))
  for (const { voice, choice } of ballots) if (may.has(voice)) said.set(voice, choice)
  switch (counting) {
    case 'each':
      return { voices, choices: said, divided: [] }
    case 'organisation':
      return oneVoiceEach(voices, said)
    case 'identical-of-organisation':
      return { voices: withoutRepeats(voices, said), choices: said, divided: [] }
    default:
      return unreachable(counting)
  }
}

/** One voice for each organisation; it is silent where its members contradict one another. */
function oneVoiceEach(voices: readonly Voice[], said: ReadonlyMap<string, string>): Roll {
  const kept: Voice[] = []
  const choices = new Map<string, string>()
  const divided: string[] = []
  const done = new Set<string>()
  for (const voice of voices) {
    const { organisation } = voice
    if (organisation !== undefined && done.has(organisation)) continue
    const own = organisation === undefined ? [voice] : related(voices, organisation)
    if (organisation !== undefined) done.add(organisation)
    const standing = own.find(({ recused }) => !recused) ?? voice
    kept.push(standing)
    const all = new Set(own.flatMap(({ id }) => said.get(id) ?? []))
    const [choice] = all
    if (all.size === 1 && choice !== undefined) choices.set(standing.id, choice)
    if (all.size > 1 && organisation !== undefined) divided.push(organisation)
  }
  return { voices: kept, choices, divided }
}

const related = (voices: readonly Voice[], organisation: string) =>
  voices.filter((one) => one.organisation === organisation)

/** Ballots of one organisation that say the same count once; whoever differs counts too. */
function withoutRepeats(
  voices: readonly Voice[],
  said: ReadonlyMap<string, string>,
): readonly Voice[] {
  const seen = new Set<string>()
  return voices.filter(({ id, organisation }) => {
    const choice = said.get(id)
    if (organisation === undefined || choice === undefined) return true
    const key = JSON.stringify([organisation, choice])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
