/** Loads the way back of one clause: its wordings, and what it grew from. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { firstEntries, wordsOf } from '../../platform/record/index.ts'
import { amendmentId, findAmendment } from '../amendments/index.ts'
import { findProcess } from '../processes/index.ts'
import {
  changesIn,
  findText,
  findVersion,
  newestWith,
  versionsOf,
  type ClauseId,
  type Text,
  type TextId,
  type TextVersion,
} from '../texts/index.ts'
import { coversIn } from './covers.ts'
import { isPen, sceneOf, textShown, type Asked } from './load.ts'
import { ancestorsOf } from './rules/lineage.ts'
import type { Covered } from './rules/cover.ts'
import type { TrailShown, Wording } from './shown.ts'
import { toldIn } from './told.ts'
import type { Traced } from './uptake.ts'

/** Versions that are read back to; earlier ones have pages of their own. */
const VERSIONS_READ_MAX = 100
/** Contributions on the page; the list of the text has them all. */
const GREW_FROM_SHOWN = 50
/** Amendments of one version whose new clauses are looked at. */
const INSERTIONS_MAX = 200

export async function loadTrail(
  asked: Asked,
  id: TextId,
  clause: ClauseId,
): Promise<TrailShown | undefined> {
  const { read } = asked
  const text = await findText(read, id)
  const process = text && (await findProcess(read, { id: text.process }))
  if (!text || !process || (await newestWith(read, id, clause)) === undefined) return undefined
  const at = await textShown(read, text)
  const ancestors = ancestorsOf(at.lineages, clause)
  const wordings = await wordingsOf(read, text, clause)
  const line = new Set([clause, ...ancestors])
  const told = await toldIn(read, process, { text: id, whole: isPen(asked, process) })
  const begun = wordings.at(-1)
  const inserted = begun ? await insertedBy(read, told.open, begun) : new Set<string>()
  const grew = told.open.filter(
    (one) =>
      isGrowth(one) &&
      (inserted.has(one.contributed.ref) || one.clauses.some((named) => line.has(named))),
  )
  const covered = told.covered.filter(
    (one) => isCoveredGrowth(one) && one.clauses.some((named) => line.has(named)),
  )
  const shown = grew.slice(0, GREW_FROM_SHOWN)
  const place = at.order.indexOf(clause)
  return {
    ...(await sceneOf(asked, process, shown)),
    at,
    clause,
    place: place < 0 ? undefined : place + 1,
    wordings: wordings.map(({ words: _, ...wording }) => wording),
    ancestors,
    cover: (await coversIn(read, process))(id),
    grewFrom: shown,
    covered: covered.slice(0, GREW_FROM_SHOWN),
    more: grew.length - shown.length + Math.max(0, covered.length - GREW_FROM_SHOWN),
    entries: await firstEntries(
      read,
      shown.map(({ contributed }) => contributed.ref),
    ),
  }
}

/** What was declined, or is not answered, shaped nothing; a claim is shown as a claim. */
const isGrowth = ({ fate, uptake }: Traced): boolean => {
  if (fate.kind === 'none') return uptake !== undefined && fate.said !== 'nothing'
  const { disposition } = fate.kind === 'settled' ? fate : fate.was
  return disposition === 'taken-up' || disposition === 'partly'
}

/** One that was contested after it had been taken up is told as contested, and shown nowhere. */
const isCoveredGrowth = ({ fate }: Covered): boolean =>
  fate === 'taken-up' || fate === 'partly' || fate === 'linked' || fate === 'claimed'

type Worded = Wording & { readonly words: string }

/** Each version in which it says something else than before, the newest first. */
async function wordingsOf(read: Read, text: Text, clause: ClauseId): Promise<readonly Worded[]> {
  const heads = (await versionsOf(read, text.id)).slice(0, VERSIONS_READ_MAX)
  const found: Worded[] = []
  let newer: TextVersion | undefined
  for (const { number } of [...heads, undefined].map((head) => head ?? { number: 0 })) {
    const older = number === 0 ? undefined : await findVersion(read, text.id, number)
    const said = wordsIn(newer, clause)
    if (newer && said !== undefined && said !== wordsIn(older, clause)) {
      found.push(await wordingOf(read, text, { clause, newer, older }))
    }
    newer = older
  }
  return found
}

const wordsIn = (version: TextVersion | undefined, clause: ClauseId) =>
  version?.clauses.find(({ id }) => id === clause)?.words

type Step = {
  readonly clause: ClauseId
  readonly newer: TextVersion
  readonly older: TextVersion | undefined
}

async function wordingOf(read: Read, text: Text, { clause, newer, older }: Step): Promise<Worded> {
  const [now, before] = [wordsIn(newer, clause), wordsIn(older, clause)]
  const from =
    before === undefined
      ? (newer.lineage.find((one) => one.clause === clause)?.from ?? []).filter(
          (one) => one !== clause,
        )
      : []
  const sources = from.flatMap((one) => wordsIn(older, one) ?? [])
  const commitments = [now, before, newer.reason, ...sources].flatMap((one) => one ?? [])
  const words = await wordsOf(read, commitments)
  const said = (of: string | undefined): string => {
    const wording = of === undefined ? undefined : words.get(of)
    return wording?.kind === 'text' ? wording.text : ''
  }
  const earlier = before === undefined ? sources.map(said).join('\n\n') : said(before)
  const subject = `version:${text.id}:${newer.number}`
  return {
    version: newer.number,
    at: newer.at,
    reason: said(newer.reason),
    words: said(now),
    changes:
      earlier === ''
        ? [{ change: 'kept', text: said(now) }]
        : changesIn(earlier, said(now), text.language),
    from,
    entry: (await firstEntries(read, [subject])).get(subject),
  }
}

/** Amendments that put this clause in: nothing but its words says which of that version. */
async function insertedBy(
  read: Read,
  all: readonly Traced[],
  begun: Worded,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const ofVersion = all.filter(
    ({ contributed: { became } }) =>
      became?.version === begun.version && became.disposition !== 'not',
  )
  for (const { contributed } of ofVersion.slice(0, INSERTIONS_MAX)) {
    const [noun, raw = ''] = contributed.ref.split(':')
    const id = noun === 'amendment' ? amendmentId(raw) : undefined
    const amendment = id && (await findAmendment(read, id))
    const inserts = amendment?.changes.flatMap((one) => (one.kind === 'insert' ? [one.words] : []))
    const words = await wordsOf(read, inserts ?? [])
    const isIts = inserts?.some((of) => {
      const wording = words.get(of)
      return wording.kind === 'text' && wording.text.trim() === begun.words.trim()
    })
    if (isIts) found.add(contributed.ref)
  }
  return found
}
