/** Mail about amendments: what became of one, and which lost their ground to a new version. */
import {
  partOf,
  personId,
  type News,
  type NewsByAct,
  type NewsOf,
  type PersonId,
} from '../people/index.ts'
import { findProcess, holdersOf } from '../processes/index.ts'
import { COUNTERSIGNING_ROLE } from '../templates/index.ts'
import { findText, findVersion, PENS, textId, titleOf, unsignedOf } from '../texts/index.ts'
import { amendmentId, type Amendment } from './amendment.ts'
import { benchOf } from './load.ts'
import { findAmendment, openIn } from './store/amendments.ts'
import { sponsorsOf } from './store/stances.ts'

/** Of those who hold the pen, the one whose work it is. */
const [EDITOR] = PENS

const KINDS = ['taken', 'part', 'brackets', 'merged', 'declined'] as const

const kindOf = ({ state }: Amendment): (typeof KINDS)[number] | undefined => {
  if (state.kind === 'taken') return state.extent === 'whole' ? 'taken' : state.extent
  return state.kind === 'merged' || state.kind === 'declined' ? state.kind : undefined
}

/** Its proposer and whoever proposes it with them, once for each decision. */
const decided: NewsOf = async (tx, act) => {
  const id = amendmentId(act.obj.slice('amendment:'.length))
  const amendment = id && (await findAmendment(tx, id))
  const text = amendment && (await findText(tx, amendment.text))
  const kind = amendment && kindOf(amendment)
  if (!amendment || !text || !kind) throw new Error(`nothing decided about ${act.obj}`)
  const { number } = amendment
  const title = await titleOf(tx, text)
  const version = Number(act.clear?.['version'])
  const others = await sponsorsOf(tx, amendment.id)
  return [
    {
      to: [amendment.by, ...others.map(({ person }) => person)],
      about: `amendment:${amendment.id}`,
      path: `/amendments/${amendment.id}`,
      say: (t) => ({
        subject: t(`amendments.news.${kind}`, { number, title }),
        paragraphs: [
          t(`amendments.news.${kind}.line`, { number, title, version }),
          ...partOf(act, 'reason'),
        ],
      }),
    },
  ]
}

/** Whose words a new version no longer has, or has changed: they and the editors may mend it. */
const stranded: NewsOf = async (tx, act, now, all) => {
  const id = textId(act.obj.slice('text:'.length))
  const text = id && (await findText(tx, id))
  const open = id ? await openIn(tx, id) : []
  if (!text || open.length === 0) return []
  const version = Number(act.clear?.['version'])
  const unsaved = new Map(
    all.flatMap(({ parts = [] }) => parts.map((part) => [part.commitment, part.text] as const)),
  )
  const { touches } = await benchOf(tx, text, open, { unsaved })
  const lost = open.filter((one) => touches.get(one.id)?.ok === false)
  // Those that an earlier version had stranded already were told of then.
  const before = version > 1 ? await benchOf(tx, text, lost, { version: version - 1 }) : undefined
  const fresh = lost.filter((one) => before?.touches.get(one.id)?.ok !== false)
  const process = fresh.length > 0 ? await findProcess(tx, { id: text.process }) : undefined
  const editors = process ? await holdersOf(tx, process, EDITOR, now) : []
  const title = await titleOf(tx, text)
  return fresh.map((one) => newsOf(one, { editors, title, version }))
}

type Telling = {
  readonly editors: readonly PersonId[]
  readonly title: string
  readonly version: number
}

const newsOf = ({ id, by, number }: Amendment, { editors, title, version }: Telling): News => ({
  to: [by, ...editors],
  about: `amendment:${id}`,
  path: `/amendments/${id}`,
  say: (t) => ({
    subject: t('amendments.news.stranded', { number, title }),
    paragraphs: [t('amendments.news.stranded.line', { number, title, version })],
  }),
})

/** Rapporteurs, once a version waits for one of them: anyone of another group than its editor's. */
const toSign: NewsOf = async (tx, act, now) => {
  const id = textId(act.obj.slice('text:'.length))
  const text = id && (await findText(tx, id))
  const waiting = text && (await unsignedOf(tx, text))
  const process = waiting && (await findProcess(tx, { id: text.process }))
  if (!process) return []
  const { number: version } = waiting.version
  const title = await titleOf(tx, text)
  return [
    {
      to: await holdersOf(tx, process, COUNTERSIGNING_ROLE, now),
      about: `text:${text.id}`,
      path: `/texts/${text.id}/countersignature`,
      say: (t) => ({
        subject: t('amendments.news.to-sign', { version, title }),
        paragraphs: [t(`amendments.news.to-sign.${waiting.rule}`, { version, title })],
      }),
    },
  ]
}

/** The editor, whose version it is. */
const answered: NewsOf = async (tx, act) => {
  const id = textId(act.obj.slice('text:'.length))
  const text = id && (await findText(tx, id))
  const version = Number(act.clear?.['version'])
  const editor = text && personId((await findVersion(tx, text.id, version))?.by ?? '')
  if (!text || !editor) throw new Error(`nothing signed in ${act.obj}`)
  const title = await titleOf(tx, text)
  const kind = act.act === 'assembly.countersign' ? 'signed' : 'not-signed'
  return [
    {
      to: [editor],
      about: `text:${text.id}`,
      path: `/texts/${text.id}/countersignature`,
      say: (t) => ({
        subject: t(`amendments.news.${kind}`, { version, title }),
        paragraphs: [
          t(`amendments.news.${kind}.line`, { version, title }),
          ...partOf(act, 'reason'),
        ],
      }),
    },
  ]
}

export const amendmentNews: NewsByAct = {
  'amendment.take': decided,
  'amendment.merge': decided,
  'amendment.decline': decided,
  'text.publish': async (...told) => [...(await stranded(...told)), ...(await toSign(...told))],
  'assembly.countersign': answered,
  'assembly.decline': answered,
}
