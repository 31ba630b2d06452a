/** Says to whoever opens windows in a process that a notice came back. Decides no silence. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import {
  findProcesses,
  mailReach,
  type Process,
  type ProcessId,
  rolesIn,
  unreached,
  type Window,
  windowsOf,
} from '../processes/index.ts'
import { findWindowRule, type Template, templateOf } from '../templates/index.ts'

/** Processes that are looked at, the newest first. */
const PROCESSES_MAX = 100
/** After its close a group may still have it opened again for a while; then it is history. */
const SAID_FOR = days(30)

type Thing = {
  readonly said: { readonly key: 'mailings.things.unreached'; readonly name: string }
  readonly href: string
  readonly until: undefined
  readonly since: Instant
  readonly stake: 'action'
  readonly process: ProcessId
}

/** Windows whose notice came back from somebody, for the officers who may open such a window. */
export async function unreachedThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor || actor.roles.length === 0) return []
  const processes = (await findProcesses(read)).filter(({ reported }) => !reported)
  const things: Thing[] = []
  for (const process of processes.slice(0, PROCESSES_MAX)) {
    const template = await templateOf(read, process.pin)
    if (!mayBeAsked(actor, process, template)) continue
    for (const window of await windowsOf(read, process.id)) {
      if (!isAskedOf(actor, { process, template, window }, now)) continue
      if (!(await cameBack(read, template, window, now))) continue
      things.push(await thingOf(read, process, window))
    }
  }
  return things
}

/** Most processes have no window whose mail is checked, or another opens them. */
function mayBeAsked(actor: Actor, process: Process, { windows }: Template): boolean {
  const roles = rolesIn(process, actor)
  return windows.some(({ silenceCheck, opens }) => {
    return silenceCheck && roles.some((role) => opens.includes(role))
  })
}

type About = {
  readonly process: Process
  readonly template: Template
  readonly window: Window
}

function isAskedOf(actor: Actor, { process, template, window }: About, now: Instant): boolean {
  const rule = findWindowRule(template, window.kind)
  const { state } = window
  if (!rule?.silenceCheck || state.kind !== 'dated') return false
  if (now < state.opens || now >= state.closes + SAID_FOR) return false
  return rolesIn(process, actor).some((role) => rule.opens.includes(role))
}

async function cameBack(
  read: Read,
  { grouping }: Template,
  window: Window,
  now: Instant,
): Promise<boolean> {
  if (grouping.kind === 'none') return false
  const groups = grouping.groups.map(({ id }) => id)
  const missing = unreached(groups, await mailReach.reach(read, window, now))
  return missing.some(({ bounced }) => bounced > 0)
}

async function thingOf(read: Read, process: Process, { id, state }: Window): Promise<Thing> {
  const { title } = process
  const wording = (await wordsOf(read, [title])).get(title)
  const name = wording.kind === 'text' ? wording.text : '…'
  const since = state.kind === 'dated' ? state.opens : state.notBefore
  const said = { key: 'mailings.things.unreached', name } as const
  const about = { since, stake: 'action', process: process.id } as const
  return { said, href: `/windows/${id}#reach`, until: undefined, ...about }
}
