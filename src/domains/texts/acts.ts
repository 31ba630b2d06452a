/** The kinds of act of texts, what of each stands in clear, and how a step becomes one. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable } from '../../platform/values.ts'
import { IMPORTER, topicsOf, type By, type Process } from '../processes/index.ts'
import type { ClauseId, Text, TextVersion } from './text.ts'

const reported = { source: 'text?', reportedOn: 'text?' } as const

export const TEXT_ACTS = declareActs({
  'text.draft': { process: 'text', language: 'text', ...reported },
  'clause.word': { clause: 'text', version: 'whole' },
  'text.publish': {
    version: 'whole',
    hash: 'text',
    clauses: 'texts',
    brackets: 'whole',
    ...reported,
  },
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
    clear: { process: text.process, language: text.language, ...reportOf(doing.by) },
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
      clauses: version.clauses.map(({ id }) => id),
      brackets: version.brackets,
      ...reportOf(doing.by),
    },
    parts,
  })
