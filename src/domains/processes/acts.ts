/** The kinds of act of processes, what of each stands in clear, and how a step becomes one. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { type By, IMPORTER, type Process, type ProcessDocument, type Reported } from './process.ts'
import type { Reopened, Window } from './window.ts'
import type { Fact, Facts } from './fact.ts'

const reported = { source: 'text?', reportedOn: 'text?' } as const

export const PROCESS_ACTS = declareActs({
  'template.offer': { name: 'text', version: 'text', hash: 'text', process: 'text' },
  'process.begin': {
    slug: 'text',
    template: 'text',
    version: 'text',
    stage: 'text',
    practice: 'yes-no',
    body: 'text?',
    ...reported,
  },
  'process.move': { from: 'text', to: 'text', way: 'text', facts: 'texts?', ...reported },
  'process.exit': {
    exit: 'text',
    from: 'text',
    to: 'text',
    way: 'text',
    facts: 'texts',
    at: 'seconds?',
  },
  'process.change-rules': { template: 'text', version: 'text', was: 'text', why: 'text' },
  'process.skip': { from: 'text', skipped: 'text', to: 'text', facts: 'texts' },
  'process.stop': { stage: 'text', group: 'text', stopped: 'yes-no', until: 'seconds?' },
  'process.walk-out': { group: 'text?' },
  'duty.miss': { duty: 'text', owner: 'text', due: 'seconds', escalatedTo: 'text?' },
  'process.suspend': { stage: 'text', until: 'seconds?' },
  'process.resume': { stage: 'text' },
  'process.terminate': { stage: 'text' },
  'window.open': {
    kind: 'text',
    serves: 'text',
    opens: 'seconds?',
    closes: 'seconds?',
    days: 'whole?',
    languages: 'texts',
    published: 'texts',
    ...reported,
  },
  'window.publish': { language: 'text', opens: 'seconds?', closes: 'seconds?' },
  'window.extend': { from: 'seconds', to: 'seconds', ...reported },
  'window.reopen': { group: 'text', window: 'text', after: 'text' },
  'document.publish': { artefact: 'text', href: 'text', ...reported },
})

/** By whom, in which role, through which door, with which words. */
export type Doing = {
  readonly by: By | { readonly kind: 'clock' }
  readonly role: string
  readonly via: Via
  readonly parts?: readonly Prose[]
}

type ProcessActName = keyof typeof PROCESS_ACTS

/** Pages about a process, the list of them, and the front page. */
export const topicsOf = (process: Pick<Process, 'id'>): readonly string[] => [
  `process:${process.id}`,
  'processes',
  'front',
]

/** What the hour alone brings about. */
const CLOCK = 'role:clock'

/** Lists of later domains show until when something is open. */
const WINDOWS = 'windows'

export function actOf(name: ProcessActName, process: Process, clear: Clear, doing: Doing): Act {
  const { by, role, via, parts = [] } = doing
  const common = { act: name, obj: `process:${process.id}`, rules: process.pin.hash } as const
  const topics = [...topicsOf(process), ...(name.startsWith('window.') ? [WINDOWS] : [])]
  const rest = { ...common, parts, topics }
  switch (by.kind) {
    case 'importer':
      return { ...rest, actor: IMPORTER, via: 'import', clear }
    case 'clock':
      return { ...rest, actor: CLOCK, via: 'api', clear }
    case 'person': {
      if (!by.actor) throw new Error(`${name} by nobody`)
      return { ...rest, actor: by.actor.person, cap: `role:${role}`, via, clear }
    }
    default:
      return unreachable(by)
  }
}

const sourceOf = (from: Reported | undefined): Clear =>
  from === undefined ? {} : { source: from.source, reportedOn: from.on }

const reportOf = (by: Doing['by']): Clear => (by.kind === 'importer' ? sourceOf(by.reported) : {})

export const seconds = (at: Instant) => Math.floor(at / 1_000)

export function beginning(process: Process, doing: Doing): Act {
  if (process.state.kind !== 'running') throw new Error(`${process.slug} does not run`)
  const clear = {
    slug: process.slug,
    template: process.pin.name,
    version: process.pin.version,
    stage: process.state.stage,
    practice: process.practice,
    ...(process.body === undefined ? {} : { body: process.body }),
    ...reportOf(doing.by),
  }
  return actOf('process.begin', process, clear, doing)
}

/** The facts that the gate was judged by stand in clear, so that a stranger can judge again. */
export function moving(process: Process, facts: Facts, doing: Doing): Act {
  const left = process.past.at(-1)
  if (!left) throw new Error(`${process.slug} has left no stage`)
  const to = process.state.kind === 'running' ? process.state.stage : process.state.kind
  const clear = {
    from: left.stage,
    to,
    way: left.way,
    ...(left.way === 'reported' ? {} : { facts: Object.entries(facts).flatMap(factLine) }),
    ...reportOf(doing.by),
  }
  return actOf('process.move', process, clear, doing)
}

export const factLine = ([name, fact]: [string, Fact | undefined]): readonly string[] =>
  fact ? [`${name}=${fact.value}${fact.of === undefined ? '' : `/${fact.of}`}`] : []

export function halting(
  name: 'process.suspend' | 'process.resume' | 'process.terminate',
  process: Process,
  stage: string,
  doing: Doing,
): Act {
  const { state } = process
  const until = state.kind === 'suspended' && state.until
  const clear = until ? { stage, until: seconds(until) } : { stage }
  return actOf(name, process, clear, doing)
}

const datesOf = ({ state }: Window): Clear =>
  state.kind === 'dated'
    ? { opens: seconds(state.opens), closes: seconds(state.closes) }
    : { opens: seconds(state.notBefore), days: state.days }

export function openingWindow(process: Process, window: Window, doing: Doing): Act {
  const clear = {
    kind: window.kind,
    serves: window.serves,
    languages: window.languages,
    published: window.published.map(({ language }) => language),
    ...datesOf(window),
    ...reportOf(doing.by),
  }
  return actOf('window.open', process, clear, doing)
}

export function publishingLanguage(process: Process, window: Window, doing: Doing): Act {
  const language = window.published.at(-1)?.language ?? ''
  const dates = window.state.kind === 'dated' ? datesOf(window) : {}
  return actOf('window.publish', process, { language, ...dates }, doing)
}

export function extendingWindow(process: Process, window: Window, doing: Doing): Act {
  const extension = window.extensions.at(-1)
  if (!extension) throw new Error(`window ${window.id} was not extended`)
  const clear = { from: seconds(extension.from), to: seconds(extension.to), ...reportOf(doing.by) }
  return actOf('window.extend', process, clear, doing)
}

/** For a group that the notice did not reach; `window` is the new one. */
export function reopeningWindow(process: Process, reopened: Reopened, doing: Doing): Act {
  const { group, opened, window } = reopened
  return actOf('window.reopen', process, { group, window: opened, after: window }, doing)
}

export function publishing(process: Process, document: ProcessDocument, doing: Doing): Act {
  const { artefact, href } = document
  return actOf('document.publish', process, { artefact, href, ...reportOf(doing.by) }, doing)
}
