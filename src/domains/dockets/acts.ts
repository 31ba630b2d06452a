/** The kinds of act of dockets, what of each stands in clear, and how a step becomes one. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable } from '../../platform/values.ts'
import { type By, IMPORTER, type Process, topicsOf } from '../processes/index.ts'
import type { Docket, Subject } from './docket.ts'
import type { Submission } from './submission.ts'

const reported = { source: 'text?', reportedOn: 'text?' } as const
const from = { docket: 'text', late: 'yes-no', group: 'text?' } as const

export const DOCKET_ACTS = declareActs({
  'docket.draft': { process: 'text', about: 'text', hash: 'text?', kind: 'text', ...reported },
  'docket.open': { window: 'text', ...reported },
  'docket.continue': { window: 'text', after: 'text' },
  'docket.close': { submissions: 'whole', late: 'whole', ...reported },
  'docket.report': { href: 'text', submissions: 'whole', ...reported },
  'docket.withdraw': { ...reported },
  'submission.make': { ...from, interest: 'whole?', pending: 'yes-no' },
  'submission.enter': { ...from, known: 'yes-no', paraphrase: 'yes-no', ...reported },
  'submission.ratify': {
    docket: 'text',
    inFavour: 'whole',
    against: 'whole',
    abstaining: 'whole',
    ...reported,
  },
})

export type DocketAct = keyof typeof DOCKET_ACTS

/** The clock closes what its hour has closed. */
export type Actor = By | { readonly kind: 'clock' }

export type Doing = {
  readonly by: Actor
  /** In which role or for whom; the clock and the importer have none. */
  readonly cap: Act['cap']
  readonly via: Via
  readonly process: Process
  readonly docket: Pick<Docket, 'id' | 'subject'>
}

type Told = {
  readonly act: DocketAct
  readonly clear: Clear
  readonly parts?: readonly (Prose | undefined)[]
}

export function actOf(doing: Doing, { act, clear, parts = [] }: Told): Act {
  const { by, cap, via, process, docket } = doing
  const rest = {
    act,
    obj: `docket:${docket.id}`,
    rules: process.pin.hash,
    parts: parts.filter((part) => part !== undefined),
    topics: topicsIn(process, docket),
  } as const
  switch (by.kind) {
    case 'clock':
      return { ...rest, actor: 'role:clock', via: 'api', clear }
    case 'importer': {
      const { source, on } = by.reported
      return {
        ...rest,
        actor: IMPORTER,
        via: 'import',
        clear: { ...clear, source, reportedOn: on },
      }
    }
    case 'person':
      if (!by.actor) throw new Error(`${act} by nobody`)
      return { ...rest, actor: by.actor.person, ...(cap ? { cap } : {}), via, clear }
    default:
      return unreachable(by)
  }
}

/** The pages that an act in a docket changes. */
const topicsIn = (process: Process, { id, subject }: Pick<Docket, 'id' | 'subject'>) => [
  `docket:${id}`,
  'dockets',
  ...topicsOf(process),
  ...(subject.kind === 'text' ? [`text:${subject.text}`] : []),
]

export const subjectClear = (subject: Subject): Clear =>
  subject.kind === 'text'
    ? { about: `text:${subject.text}/${subject.version}`, hash: subject.hash }
    : { about: `document:${subject.document}` }

export const submissionClear = ({ docket, late, group }: Submission): Clear => ({
  docket,
  late,
  ...(group === undefined ? {} : { group }),
})
