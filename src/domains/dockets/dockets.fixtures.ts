/** Dockets, windows and people for tests of rules. Nothing here is real. */
import { instant, type Instant } from '../../platform/values.ts'
import type { Actor, AffiliationId, BodyId, PersonId, Role } from '../people/index.ts'
import type { By, Process, Window, WindowId } from '../processes/index.ts'
import { shippedTemplate, type Template, undertakingsOf } from '../templates/index.ts'
import type { Docket, DocketState } from './docket.ts'
import type { Asked } from './rules/submissions.ts'
import type { SubmissionId } from './submission.ts'

export const CONVENING = shippedTemplate('convening')
export const PROGRAMME = shippedTemplate('issue-programme')
export const WINDOW = '01J0000000000000000000WNDW' as string as WindowId
const TABLE = 'b_table' as string as BodyId
export const ASSOCIATION = `org:${'01J0000000000000000000ASSC' as string as AffiliationId}` as const

export const opens = instant('2026-03-02T12:00Z')
export const closes = instant('2026-04-10T23:59Z')
export const just = (at: Instant, ms: number) => (at + ms) as Instant

export const aProcess = (part: Partial<Process> = {}): Process => ({
  id: '01J0000000000000000000PRCS' as string as Process['id'],
  slug: 'labels',
  title: 'title=',
  question: 'question=',
  pin: CONVENING.pin,
  body: TABLE,
  practice: true,
  reported: undefined,
  begunAt: opens,
  past: [],
  earlier: [],
  state: { kind: 'running', stage: 'public-consultation', since: opens },
  ...part,
})

export const aWindow = (part: Partial<Window> = {}): Window => ({
  id: WINDOW,
  process: aProcess().id,
  kind: 'comment',
  serves: 'docket:1',
  languages: ['en'],
  published: [{ language: 'en', at: opens }],
  extensions: [],
  reported: undefined,
  state: { kind: 'dated', opens, closes },
  ...part,
})

export const aDocket = (state: DocketState = { kind: 'open', window: WINDOW }): Docket => ({
  id: '01J0000000000000000000DCKT' as string as Docket['id'],
  process: aProcess().id,
  title: 'title=',
  asks: 'asks=',
  subject: {
    kind: 'document',
    document: '01J0000000000000000000DCMN' as string as Extract<
      Docket['subject'],
      { kind: 'document' }
    >['document'],
  },
  windowKind: 'comment',
  draftedBy: `p_${'0'.repeat(32)}` as PersonId,
  draftedAt: opens,
  reported: undefined,
  state,
})

const { id, version } = undertakingsOf(CONVENING.pin)
export const UNDERTAKINGS = `${id}/${version}`

export const anActor = (part: Partial<Actor> = {}): Actor => ({
  person: `p_${'0'.repeat(32)}` as PersonId,
  handle: 'ana',
  name: 'Ana',
  capacities: [{ capacity: 'personal' }, { capacity: ASSOCIATION, organisation: 'association=' }],
  codes: new Map([['stakeholder-groups', 'business']]),
  interest: 3,
  agreed: new Set(['permanence/1', UNDERTAKINGS]),
  roles: [],
  seats: [],
  ...part,
})

export const inRole = (role: Role): By => ({
  kind: 'person',
  actor: anActor({ roles: [{ body: TABLE, slug: 'table', role }] }),
})

export const settingAt = (
  now: Instant,
  window: Window = aWindow(),
  template: Template = CONVENING.template,
) => ({
  process: aProcess(),
  template,
  window,
  now,
})

export const asked = (part: Partial<Asked> = {}): Asked => ({
  id: '01J0000000000000000000SBMS' as string as SubmissionId,
  capacity: 'personal',
  words: 'words=',
  bytes: 10,
  pending: false,
  before: 0,
  ...part,
})

export const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind
