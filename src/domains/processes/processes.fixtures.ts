/** Processes, people and windows for tests. Nothing here is real. */
import { instant } from '../../platform/values.ts'
import type { Actor, BodyId, PersonId, Role } from '../people/index.ts'
import type { By, DocumentId, Process, ProcessDocument, ProcessId } from './process.ts'
import { begin } from './rules.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import type { Window, WindowId } from './window.ts'

export const noon = instant('2026-03-02T12:00Z')

const TABLE = 'b_table' as string as BodyId

const nobody: Actor = {
  person: `p_${'0'.repeat(32)}` as PersonId,
  handle: 'ana',
  name: 'Ana',
  capacities: [{ capacity: 'personal' }],
  codes: new Map(),
  interest: undefined,
  agreed: new Set(['permanence/1']),
  roles: [],
  seats: [],
}

export const inRole = (role: Role, body: BodyId = TABLE): By => ({
  kind: 'person',
  actor: { ...nobody, roles: [{ body, slug: 'table', role }] },
})
export const facilitator = inRole('facilitator')
export const stranger: By = { kind: 'person', actor: nobody }
export const signedOut: By = { kind: 'person', actor: undefined }
export const importer: By = {
  kind: 'importer',
  reported: { source: 'https://example.org/report', on: '2019-06-13' },
}

export function aProcess(part: Partial<Process> = {}): Process {
  const beginning = {
    id: '01J0000000000000000000PRCS' as string as ProcessId,
    slug: 'labels',
    title: 'title=',
    question: 'question=',
    body: TABLE,
    practice: true,
    reported: undefined,
  }
  return { ...begin(beginning, CONVENING, noon), ...part }
}

/** The convening at its second or later stage, since noon. */
export const inStage = (stage: string, part: Partial<Process> = {}): Process =>
  aProcess({ state: { kind: 'running', stage, since: noon }, ...part })

export const aWindow = (part: Partial<Window> = {}): Window => ({
  id: '01J0000000000000000000WNDW' as string as WindowId,
  process: aProcess().id,
  kind: 'comment',
  serves: `process:${aProcess().id}`,
  languages: ['en'],
  published: [{ language: 'en', at: noon }],
  extensions: [],
  reported: undefined,
  state: { kind: 'dated', opens: noon, closes: instant('2026-04-10T23:59Z') },
  ...part,
})

export const aDocument = (part: Partial<ProcessDocument> = {}): ProcessDocument => ({
  id: '01J0000000000000000000DCMN' as string as DocumentId,
  process: aProcess().id,
  artefact: 'issue-proposal',
  title: 'document=',
  href: '/issues/1',
  at: noon,
  reported: undefined,
  ...part,
})
