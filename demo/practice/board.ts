/**
 * The practice board of issues: one accepted, which became the process; one parked for lack of room
 * until a day; one declined as too late; one on the table, seconded by three groups.
 */
import type { IssueId, ScreeningTyped } from '../../src/domains/issues/index.ts'
import { dueAfter } from '../../src/domains/templates/index.ts'
import type { Instant } from '../../src/platform/values.ts'
import { STAFF } from '../people.ts'
import type { Play, Stage } from '../stage.ts'
import { decide, propose, screen, second } from './board-stage.ts'
import { ago } from './labels-stage.ts'
import type { Cast } from './table.ts'

const PANEL = 'panel-chair'

const NOTHING_UNDER_WAY = { tabled: 0, consulted: 0, scheduled: 0, enforced: 0 } as const

/** Days from now until the parked issue comes back by itself. */
const PARKED_DAYS = 41

export async function* intake(stage: Stage, cast: Cast): AsyncGenerator<Instant, IssueId, void> {
  const board = { stage, cast }
  yield ago(stage, 250)
  const issue = await propose(board, 'for-a-consumer-association', {
    title: 'Nobody can see on the box for how long a device stays safe',
    problem: 'Connected devices are sold without a word about security updates.',
    affected: 'Buyers, shops, makers, and whoever shares a network with such devices.',
    outcome: 'A label that a buyer can read before paying.',
    implementers: 'Makers print it, shops show it.',
    timing: 'New rules of sale are being written in several countries next year.',
  })
  yield ago(stage, 246)
  await second(board, issue, [
    'for-a-retailer',
    'for-a-university',
    'for-a-ministry-of-consumers',
    'for-an-incident-response-team',
  ])
  yield ago(stage, 240)
  await screen(board, issue, STAFF.handle, LABELS_SHEET)
  yield ago(stage, 231)
  await decide(board, issue, PANEL, {
    outcome: { kind: 'accepted' },
    reason: 'Those who would print and show the label are ready to sit down; nothing is fixed yet.',
  })
  return issue
}

const LABELS_SHEET: ScreeningTyped = {
  sheet: {
    urgency: { costly: 1, dated: 1, committed: 2 },
    lockIn: { ...NOTHING_UNDER_WAY, tabled: 1 },
    elements: [
      { what: 'Print it', who: 'Makers', authority: undefined, attends: true, core: true },
      { what: 'Show it', who: 'Shops', authority: undefined, attends: true, core: true },
      {
        what: 'Check it',
        who: 'Authorities for the safety of products',
        authority: 'A law of sale',
        attends: true,
        core: false,
      },
    ],
    words: {
      urgency: 'Five groups named people for a year; two countries consult next spring.',
      lockIn: 'One bill is tabled; it leaves the form of a label open.',
      existing: 'A standard for testing is at work elsewhere.',
      gap: 'Nobody there asks what a buyer understands.',
    },
    cost: { staffHours: 1_400, volunteerHours: 2_800, money: 90_000_00 },
  },
  proposed: { kind: 'accepted' },
  reason: 'Urgent enough, not locked in, and the doers are at the table.',
}

/** The other issues of the board, told in the last months. */
export async function* board(stage: Stage, cast: Cast): Play {
  yield* tooLate(stage, cast)
  yield* parked(stage, cast)
  yield* onTheTable(stage, cast)
}

async function* tooLate(stage: Stage, cast: Cast): Play {
  const at = { stage, cast }
  yield ago(stage, 84)
  const issue = await propose(at, 'for-a-free-software-project', {
    title: 'Radio rules keep owners from mending their own devices',
    problem: 'Devices that accept only signed software cannot be kept alive by their owners.',
    affected: 'Owners, repairers, makers.',
    outcome: 'A rule that allows it safely.',
    implementers: 'Regulators of radio.',
    timing: 'The rule takes effect in three months.',
  })
  yield ago(stage, 79)
  await screen(at, issue, STAFF.handle, {
    sheet: {
      urgency: { costly: 1, dated: 1, committed: 1 },
      lockIn: { tabled: 1, consulted: 1, scheduled: 1, enforced: 1 },
      elements: [
        {
          what: 'Change the rule',
          who: 'Regulators of radio',
          authority: 'The rule itself',
          attends: true,
          core: true,
        },
      ],
      words: { lockIn: 'Adopted; it is enforced from a named day on.' },
      cost: { staffHours: 300, volunteerHours: 500, money: 20_000_00 },
    },
    proposed: { kind: 'declined', why: 'too-late' },
    reason: 'What a table could agree would come after the rule.',
  })
  yield ago(stage, 75)
  await decide(at, issue, PANEL, {
    outcome: { kind: 'declined', why: 'too-late' },
    reason: 'The rule is made. How it is put into practice could be an issue of its own.',
  })
}

async function* parked(stage: Stage, cast: Cast): Play {
  const at = { stage, cast }
  yield ago(stage, 58)
  const issue = await propose(at, 'for-a-consumer-association', {
    title: 'Who answers for abuse of short links?',
    problem: 'Short links hide where they lead; nobody feels in charge when they do harm.',
    affected: 'People who are cheated, and services whose name is used for it.',
    outcome: 'A way to report abuse that works within a day.',
    implementers: 'Services for short links, registries, networks.',
    timing: 'Each month of delay is paid for by those who are cheated.',
  })
  yield ago(stage, 55)
  await second(at, issue, ['for-a-network-operator', 'for-a-telecom-regulator'])
  yield ago(stage, 50)
  const until = dueAfter(ago(stage, -PARKED_DAYS), 'P0D')
  await screen(at, issue, STAFF.handle, {
    sheet: {
      urgency: { costly: 1, dated: 0, committed: 2 },
      lockIn: NOTHING_UNDER_WAY,
      elements: [
        {
          what: 'Answer reports within a day',
          who: 'Services for short links',
          authority: undefined,
          attends: true,
          core: true,
        },
      ],
      words: {
        urgency: 'Three groups count the harm; two named people.',
        gap: 'Lists of bad links exist; nobody answers for them.',
      },
      cost: { staffHours: 1_900, volunteerHours: 2_000, money: 60_000_00 },
    },
    proposed: { kind: 'parked', until },
    reason: 'Ripe, but the hours of the staff are taken until the labels are done.',
  })
  yield ago(stage, 47)
  await decide(at, issue, PANEL, {
    outcome: { kind: 'parked', until },
    reason: 'There is no room for it before then. It comes back by itself.',
  })
}

async function* onTheTable(stage: Stage, cast: Cast): Play {
  const at = { stage, cast }
  yield ago(stage, 9)
  const issue = await propose(at, 'for-a-repair-workshop', {
    title: 'Manuals for repair vanish with the maker',
    problem: 'When a maker closes, so does the page with its manuals.',
    affected: 'Owners, repairers, and whoever has to throw devices away.',
    outcome: 'A place where manuals stay.',
    implementers: 'Makers, libraries, repairers.',
    timing: 'Two makers have announced that they will close.',
  })
  yield ago(stage, 7)
  await second(at, issue, ['for-a-research-institute'])
  yield ago(stage, 4)
  await second(at, issue, ['for-small-makers', 'for-an-environmental-group'])
}
