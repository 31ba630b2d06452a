/** Issues for tests: believable ones, changed only where a test needs it. */
import { instant, type Instant } from '../../platform/values.ts'
import { anActor, someProse, somePerson } from '../people/fixtures.ts'
import { SCREENING_PANEL, SECRETARIAT, type Actor, type BodyId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Issue, IssueId, IssueLink, LinkId, LinkKind, Second } from './issue.ts'
import type { Screening, ScreeningId, Sheet } from './screening.ts'

export const noon: Instant = instant('2026-11-21T12:00Z')

export const anId = (number: number): IssueId =>
  `01JD${String(number).padStart(22, '0')}` as IssueId

export const anIssue = (with_: Partial<Issue> = {}): Issue => ({
  id: anId(1),
  process: undefined,
  generation: 1,
  number: undefined,
  title: 'title',
  words: {},
  note: undefined,
  from: { kind: 'person', by: somePerson('a'), capacity: 'personal' },
  practice: true,
  proposedAt: noon,
  petitionedAt: undefined,
  plan: undefined,
  place: undefined,
  state: { kind: 'proposed', since: noon, again: 'first' },
  ...with_,
})

/** Urgency 4 of 4, nothing under way, somebody at the table, small. */
export const aSheet = (with_: Partial<Sheet> = {}): Sheet => ({
  urgency: { costly: 1, dated: 1, committed: 2 },
  lockIn: { tabled: 0, consulted: 0, scheduled: 0, enforced: 0 },
  elements: [{ what: 'what', who: 'who', authority: null, attends: true, core: true }],
  words: {},
  cost: { staffHours: 100, volunteerHours: 100, money: 100_00 },
  ...with_,
})

export const aScreening = (with_: Partial<Screening> = {}): Screening => ({
  id: '01JD000000000000000000000S' as ScreeningId,
  issue: anId(1),
  by: somePerson('d'),
  at: noon,
  sheet: aSheet(),
  proposed: { kind: 'accepted' },
  reason: 'reason',
  state: { kind: 'waiting' },
  ...with_,
})

export const aLink = (
  from: number,
  to: number | undefined,
  kind: LinkKind = 'carried-as',
): IssueLink => ({
  id: `${from}/${to ?? ''}` as LinkId,
  from: anId(from),
  to: to === undefined ? undefined : anId(to),
  kind,
  reason: undefined,
  derived: false,
  reported: undefined,
  by: undefined,
  at: noon,
})

export const aSecond = (digit: string, group: string, with_: Partial<Second> = {}): Second => ({
  issue: anId(1),
  person: somePerson(digit),
  group,
  capacity: 'personal',
  at: noon,
  withdrawnAt: undefined,
  ...with_,
})

export const BODY = 'b' as BodyId
export const LIST = 'p' as ProcessId

/** One of each kind of reader that a rule may tell apart. */
export const ACTORS = {
  nobody: undefined,
  proposer: anActor(),
  other: anActor({
    person: somePerson('b'),
    codes: new Map([['stakeholder-groups', 'business']]),
  }),
  ungrouped: anActor({ person: somePerson('e') }),
  staff: anActor({
    person: somePerson('d'),
    roles: [{ body: BODY, slug: SECRETARIAT, role: 'secretary' }],
  }),
  chair: anActor({
    person: somePerson('c'),
    roles: [{ body: BODY, slug: SCREENING_PANEL, role: 'chair' }],
  }),
  unread: anActor({ person: somePerson('f'), agreed: new Set() }),
} as const satisfies Record<string, Actor | undefined>

export const words = (text = 'Because it helps.') => someProse('reason', text)
