/** The kinds of act of texts, what of each stands in clear, and how a step becomes one. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable } from '../../platform/values.ts'
import { type By, IMPORTER, type Process, topicsOf } from '../processes/index.ts'
import type { Erratum } from './erratum.ts'
import type { Summary } from './summary.ts'
import type { ClauseId, Text, TextVersion } from './text.ts'

const reported = { source: 'text?', reportedOn: 'text?' } as const

export const TEXT_ACTS = declareActs({
  'text.draft': { process: 'text', language: 'text', stage: 'text?', ...reported },
  'clause.word': { clause: 'text', version: 'whole' },
  /** Wordings of several clauses, of a version that has many new ones. */
  'clauses.word': { clauses: 'texts', version: 'whole' },
  /** The clauses of a long version from a place on, which one entry cannot hold. */
  'clauses.order': { version: 'whole', from: 'whole', clauses: 'texts' },
  'text.publish': {
    version: 'whole',
    hash: 'text',
    clauses: 'texts?',
    lineage: 'texts?',
    brackets: 'whole',
    ...reported,
  },
  /** A draft comes on the table. */
  'text.table': {},
  'text.supersede': { successor: 'text' },
  'text.summarise': { version: 'whole', language: 'text', machine: 'text?' },
  'text.correct': { erratum: 'whole', version: 'whole', clause: 'text' },
})

type TextAct = keyof typeof TEXT_ACTS

/** By whom, in which role, through which door, about which text of which process. */
export type Doing = {
  readonly by: By
  readonly role: string
  readonly via: Via
  readonly process: Process
  readonly text: Pick<Text, 'id'>
}

type Told = {
  readonly act: TextAct
  readonly clear: Clear
  readonly parts: readonly (Prose | undefined)[]
}

function actOf({ by, role, via, process, text }: Doing, { act, clear, parts }: Told): Act {
  const rest = {
    act,
    obj: `text:${text.id}`,
    rules: process.pin.hash,
    parts: parts.filter((part) => part !== undefined),
    topics: [`text:${text.id}`, ...topicsOf(process)],
  } as const
  switch (by.kind) {
    case 'importer':
      return { ...rest, actor: IMPORTER, via: 'import', clear }
    case 'person':
      if (!by.actor) throw new Error(`${act} by nobody`)
      return { ...rest, actor: by.actor.person, cap: `role:${role}`, via, clear }
    default:
      return unreachable(by)
  }
}

const reportOf = (by: By): Clear =>
  by.kind === 'importer' ? { source: by.reported.source, reportedOn: by.reported.on } : {}

export const drafting = (doing: Doing, text: Text, title: Prose): Act =>
  actOf(doing, {
    act: 'text.draft',
    clear: {
      process: text.process,
      language: text.language,
      ...(text.stage.kind === 'draft' ? { stage: text.stage.kind } : {}),
      ...reportOf(doing.by),
    },
    parts: [title],
  })

/** Each wording of a clause is an act of its own: one entry holds few texts, a version many. */
export const wording = (
  doing: Doing,
  clause: { readonly id: ClauseId; readonly version: number },
  words: Prose,
): Act =>
  actOf(doing, {
    act: 'clause.word',
    clear: { clause: clause.id, version: clause.version },
    parts: [words],
  })

export type Worded = { readonly id: ClauseId; readonly words: Prose }

/** Wordings that one entry holds together, within the bound of its parts and bytes. */
const WORDINGS_PER_ENTRY = 30

/** As `wording`, of many clauses: an upload is one transaction, which has a bound of acts. */
export const wordings = (
  doing: Doing,
  version: number,
  worded: readonly Worded[],
): readonly Act[] =>
  chunked(worded, WORDINGS_PER_ENTRY).map((some) =>
    actOf(doing, {
      act: 'clauses.word',
      clear: { clauses: some.map(({ id }) => id), version },
      parts: some.map(({ words }) => words),
    }),
  )

/** Clauses whose ids one entry holds. */
export const IDS_PER_ENTRY = 400

/** None for a version whose own entry holds them all. */
export const ordering = (doing: Doing, { number, clauses }: TextVersion): readonly Act[] =>
  clauses.length <= IDS_PER_ENTRY
    ? []
    : chunked(clauses, IDS_PER_ENTRY).map((some, index) =>
        actOf(doing, {
          act: 'clauses.order',
          clear: {
            version: number,
            from: index * IDS_PER_ENTRY + 1,
            clauses: some.map(({ id }) => id),
          },
          parts: [],
        }),
      )

const chunked = <One>(all: readonly One[], size: number): readonly (readonly One[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )

/** Characters of lineage that one entry holds; the row, whose digest it has, holds all of it. */
const LINEAGE_LENGTH_MAX = 1_500

function lineageOf({ lineage }: TextVersion): Clear {
  const said = lineage.map(({ clause, from }) => `${clause} from ${from.join(' ')}`)
  const length = said.reduce((sum, line) => sum + line.length, 0)
  return said.length > 0 && length <= LINEAGE_LENGTH_MAX ? { lineage: said } : {}
}

export const publishing = (
  doing: Doing,
  version: TextVersion,
  parts: readonly (Prose | undefined)[],
): Act =>
  actOf(doing, {
    act: 'text.publish',
    clear: {
      version: version.number,
      hash: version.hash,
      ...(version.clauses.length > IDS_PER_ENTRY
        ? {}
        : { clauses: version.clauses.map(({ id }) => id) }),
      ...lineageOf(version),
      brackets: version.brackets,
      ...reportOf(doing.by),
    },
    parts,
  })

export const tabling = (doing: Doing): Act =>
  actOf(doing, { act: 'text.table', clear: {}, parts: [] })

export const superseding = (doing: Doing, successor: Pick<Text, 'id'>): Act =>
  actOf(doing, { act: 'text.supersede', clear: { successor: successor.id }, parts: [] })

export const summarising = (
  doing: Doing,
  { version, language, machine }: Pick<Summary, 'version' | 'language' | 'machine'>,
  words: Prose,
): Act =>
  actOf(doing, {
    act: 'text.summarise',
    clear: { version, language, ...(machine === undefined ? {} : { machine }) },
    parts: [words],
  })

export const correcting = (
  doing: Doing,
  { number, version, clause }: Pick<Erratum, 'number' | 'version' | 'clause'>,
  parts: readonly Prose[],
): Act => actOf(doing, { act: 'text.correct', clear: { erratum: number, version, clause }, parts })
