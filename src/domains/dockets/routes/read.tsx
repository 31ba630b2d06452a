/** HTTP for reading dockets and submissions, with their twins. Saves nothing. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../../platform/http/index.ts'
import { after, minutes, type Instant } from '../../../platform/values.ts'
import { actorOf, openedFrom, sectionsAbout } from '../../people/index.ts'
import type { Mount, SiteEnv, Tools } from '../../people/index.ts'
import { mayActAs } from '../../processes/index.ts'
import { findWindowRule } from '../../templates/index.ts'
import { docketId, type Docket } from '../docket.ts'
import { aroundOf, linesOf, readDocket, readSubmission, type Around } from '../load.ts'
import { mayManage } from '../rules/dockets.ts'
import { mayRatify, maySubmit } from '../rules/submissions.ts'
import { docketsThatAre, findDocket } from '../store/dockets.ts'
import { findSubmission } from '../store/submissions.ts'
import {
  submissionId,
  SUBMISSIONS_PAGE,
  SUBMISSIONS_TABLE_MAX,
  type Submission,
} from '../submission.ts'
import { DocketPage } from '../views/docket.tsx'
import { DocketsPage } from '../views/list.tsx'
import { closesAt, type Returned } from '../views/parts.tsx'
import { SubmissionPage } from '../views/submission.tsx'
import { docketJson, lineJson, submissionJson, submissionRows } from '../views/twins.ts'

export type Here = Context<SiteEnv>

/** Time left is told by the minute once it is short; no page is older than this. */
const FRESH_FOR = minutes(1)

export const readRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/dockets', (c) => showDockets(c))
    app.get('/dockets/:id', async (c) => {
      const docket = await docketAt(c)
      return docket ? showDocket(c, tools, docket) : absent(c)
    })
    app.get('/dockets/:id/submissions/:sid', async (c) => {
      const found = await submissionAt(c)
      return found ? showSubmission(c, found) : absent(c)
    })
  }

export async function docketAt(c: Here): Promise<Docket | undefined> {
  const id = docketId(c.req.param('id') ?? '')
  return id && findDocket(c.var.here.database.read, id)
}

export type Found = { readonly docket: Docket; readonly submission: Submission }

/** A submission is only found in its own docket. */
export async function submissionAt(c: Here): Promise<Found | undefined> {
  const docket = await docketAt(c)
  const id = submissionId(c.req.param('sid') ?? '')
  const submission = id && (await findSubmission(c.var.here.database.read, id))
  return docket && submission?.docket === docket.id ? { docket, submission } : undefined
}

async function showDockets(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const dockets = await docketsThatAre(read, ['open', 'closed', 'reported', 'withdrawn'])
  const lines = await linesOf(read, dockets, now)
  return page(c, <DocketsPage lines={lines} />, {
    json: { dockets: lines.map(lineJson) },
    topics: ['dockets', 'windows'],
    until: freshUntil(
      lines.map(({ closes }) => closes),
      now,
    ),
  })
}

/** A page that a form came back to. */
export type Back = { readonly status: 400 | 422; readonly returned: Returned }

export async function showDocket(
  c: Here,
  tools: Tools,
  docket: Docket,
  back?: Back,
): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const around = await aroundOf(read, docket, now)
  const actor = await actorOf(c)
  const asked = c.req.query('after')
  const after = asked === undefined ? undefined : submissionId(asked)
  const { t } = await readerOf(c)
  const isTable = c.var.course.address.twin === 'csv'
  const limit = isTable ? SUBMISSIONS_TABLE_MAX : SUBMISSIONS_PAGE
  const view = await readDocket(read, around, { limit, after, actor })
  const { process, template, window } = around
  const by = { kind: 'person', actor } as const
  const extenders = findWindowRule(template, docket.windowKind)?.extension.by ?? []
  const may = {
    submit: maySubmit(docket, actor, { process, template, window, now }),
    manage: mayOrWill(mayManage(process, docket.windowKind, { template, by })),
    extend: mayOrWill(mayActAs(process, by, extenders)),
  }
  const opened = back ? undefined : await openedFrom(c, tools, 'words')
  const begun = opened && ({ form: 'submission', again: opened, refusal: undefined } as const)
  const returned = back?.returned ?? begun
  const later = await sectionsAbout(tools, read, `docket:${docket.id}`)
  const node = <DocketPage {...{ view, actor, may, returned, later }} />
  return page(c, node, {
    ...statusOf(back),
    json: docketJson(view),
    csv: isTable ? submissionRows(view, t) : [],
    topics: topicsOf(around),
    until: freshUntil([closesAt(around), opensAt(around)], now),
  })
}

export async function showSubmission(
  c: Here,
  { docket, submission }: Found,
  back?: Back,
): Promise<Response> {
  const { read, clock } = c.var.here.database
  const around = await aroundOf(read, docket, clock.now())
  const actor = await actorOf(c)
  const view = await readSubmission(read, around, submission)
  const ratify = mayOrWill(mayRatify(submission, { kind: 'person', actor }))
  const node = (
    <SubmissionPage view={view} actor={actor} mayRatify={ratify} returned={back?.returned} />
  )
  return page(c, node, {
    ...statusOf(back),
    json: submissionJson(view, submission),
    topics: topicsOf(around),
  })
}

const statusOf = (back: Back | undefined) =>
  back === undefined
    ? {}
    : {
        status: back.status,
        ...(back.returned.refusal === undefined ? {} : { title: back.returned.refusal }),
      }

const topicsOf = ({ docket }: Around) => [`docket:${docket.id}`, `process:${docket.process}`]

const opensAt = ({ window }: Around) =>
  window?.state.kind === 'dated' ? window.state.opens : undefined

function freshUntil(edges: readonly (Instant | undefined)[], now: Instant): Instant {
  const ahead = edges.flatMap((edge) => (edge !== undefined && edge > now ? [edge] : []))
  return Math.min(after(now, FRESH_FOR), ...ahead) as Instant
}

/** Shown a form: who may, or may once they have read what is permanent. */
const mayOrWill = (asked: {
  readonly ok: boolean
  readonly refusal?: { readonly kind: string }
}): boolean => asked.ok || asked.refusal?.kind === 'permanence-unread'
