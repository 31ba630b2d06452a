/** Amendments by mail: proposed by the step of the page, against the version that was read. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { formatList } from '../../platform/languages/index.ts'
import {
  explainAmendment,
  proposeAmendment,
  REASON_LENGTH_MAX,
  type Change,
} from '../amendments/index.ts'
import { AMENDMENT_FORM, type AmendmentLabel, type Command } from '../commands/index.ts'
import { settledOf } from '../outcomes/index.ts'
import { lockProcess, processId } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import {
  CLAUSE_LENGTH_MAX,
  findText,
  findVersion,
  lockText,
  textsOf,
  titleOf,
  type Text,
  type TextVersion,
} from '../texts/index.ts'
import type { Asked, Done, MailDoor, MailReader, NotDone } from './door.ts'
import { aboutOfThing, idIn, notDone } from './doors-ground.ts'

type Amending = Extract<Command, { readonly kind: 'amend' }>

export const amendDoor: MailDoor = {
  kinds: ['amend'],
  weighty: () => true,
  act: async (tx, asked) => {
    const { command, reader } = asked
    if (command.kind !== 'amend') return undefined
    const [text, ...others] = await textsAbout(tx, asked)
    if (!text) return undefined
    if (others.length > 0) return whichOf(tx, [text, ...others], reader)
    return propose(tx, asked, { text, command })
  },
  examples: async (db, place) => {
    const [text] = idIn(place.about, 'process') === undefined ? await textsAbout(db, place) : []
    const { t } = place.reader
    return text ? [t('replies.example.amend')] : []
  },
}

/** The text that is talked about; at the address of a process all that it negotiates. */
async function textsAbout(
  db: Read | Tx,
  { about, actor }: Pick<Asked, 'about' | 'actor'>,
): Promise<readonly Text[]> {
  const process = processId(idIn(about, 'process') ?? '')
  const all = process ? await textsOf(db, process) : await oneAbout(db, about, actor.person)
  return all.filter(({ matter, stage }) => matter !== 'rules' && stage.kind !== 'superseded')
}

async function oneAbout(db: Read | Tx, about: string, person: Asked['actor']['person']) {
  const place = await aboutOfThing(db, about, person)
  const text = place?.kind === 'text' ? await findText(db, place.id) : undefined
  return text ? [text] : []
}

async function whichOf(
  tx: Tx,
  texts: readonly Text[],
  { t, language, url }: MailReader,
): Promise<NotDone> {
  const named: string[] = []
  for (const text of texts) named.push(`${await titleOf(tx, text)} (${url}/texts/${text.id})`)
  return { kind: 'refused', said: t('replies.amend.which', { texts: formatList(named, language) }) }
}

/** What is missing, and the form with room behind each line. */
function formFor({ t, language }: MailReader): NotDone {
  const labels = AMENDMENT_FORM[language]
  const colon = language === 'fr' ? ' :' : ':'
  const line = (label: AmendmentLabel) => `${labels[label].split('|')[0] ?? label}${colon} `
  const lines = [...(['replace', 'words', 'reason'] as const).map(line)]
  const others = formatList(
    (['insert', 'delete'] as const).map((label) => labels[label].split('|')[0] ?? label),
    language,
  )
  const said = [t('replies.amend.form', { others }), '', ...lines].join('\n')
  return { kind: 'refused', said }
}

type Proposing = { readonly text: Text; readonly command: Amending }

async function propose(
  tx: Tx,
  asked: Asked,
  { text: found, command }: Proposing,
): Promise<Done | NotDone | undefined> {
  const { actor, clock, now, reader, capacity } = asked
  const { t } = reader
  const { reason, words = '', version: read } = command
  const most = tooLong(command)
  if (most !== undefined) return { kind: 'refused', said: t('replies.refused.too-long', { most }) }
  const process = await lockProcess(tx, { id: found.process })
  const settled = await settledOf(tx, found.id)
  const text = await lockText(tx, found.id)
  const version = text && (await findVersion(tx, text.id, read))
  if (!process || !text || !version) {
    return text && { kind: 'refused', said: t('replies.amend.no-version', { version: read ?? 0 }) }
  }
  const change = changeFor(command, version, words)
  if (change === 'incomplete' || reason === undefined) return formFor(reader)
  if (change === 'no-clause') {
    const clauses = version.clauses.length
    return { kind: 'refused', said: t('replies.amend.no-clause', { clauses }) }
  }
  const step = { tx, clock, now, by: { kind: 'person', actor }, via: 'mail' } as const
  const proposal = { base: version.number, changes: [change], reason, capacity }
  const proposed = await proposeAmendment(step, { process, text, settled }, proposal)
  if (!proposed.ok) {
    const template = await templateOf(tx, process.pin)
    const ruled = { template, pin: process.pin }
    const saying = { t, template, now }
    return notDone(proposed.refusal, reader, ruled, (refusal) => explainAmendment(refusal, saying))
  }
  const { id, number } = proposed.value
  return {
    kind: 'done',
    said: t('replies.recorded.amendment', { number, title: await titleOf(tx, text) }),
    recorded: { act: 'amendment.propose', obj: `amendment:${id}` },
    path: `/amendments/${id}`,
    change: t('replies.change.page'),
  }
}

function tooLong({ reason = '', words = '' }: Amending): number | undefined {
  if (reason.length > REASON_LENGTH_MAX) return REASON_LENGTH_MAX
  return words.length > CLAUSE_LENGTH_MAX ? CLAUSE_LENGTH_MAX : undefined
}

/** By the number that a reader of that version sees beside the clause. */
function changeFor(
  { change, clause: number }: Amending,
  { clauses }: Pick<TextVersion, 'clauses'>,
  words: string,
): Change | 'incomplete' | 'no-clause' {
  if (number === undefined || (change !== 'delete' && words === '')) return 'incomplete'
  const clause = clauses[number - 1]?.id
  if (change === 'insert' && number === 0) return { kind: 'insert', after: 'start', words }
  if (!clause) return 'no-clause'
  if (change === 'delete') return { kind: 'delete', clause }
  return change === 'insert'
    ? { kind: 'insert', after: clause, words }
    : { kind: 'replace', clause, words }
}
