/** A statement of interest by mail: the form is sent, and answered in place. */
import type { Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { type Command, FORM_LABELS } from '../commands/index.ts'
import {
  affiliateFor,
  explainPerson,
  INTEREST_FIELDS,
  INTEREST_LENGTH_MAX,
  mayAct,
  ORGANISATION_LENGTH_MAX,
  organisationKey,
  stateInterestFor,
  type PersonRefusal,
} from '../people/index.ts'
import type { Asked, Done, MailDoor, MailReader, NotDone } from './door.ts'
import { notDone } from './doors-ground.ts'

type Stating = Extract<Command, { readonly kind: 'interest' }>

const PAGE = '/account'

const isEmpty = ({ organisation, fields }: Stating) =>
  organisation === undefined && Object.keys(fields).length === 0

export const interestDoor: MailDoor = {
  kinds: ['interest'],
  weighty: (command) => command.kind === 'interest' && !isEmpty(command),
  act: async (tx, asked) => {
    const { command, reader } = asked
    if (command.kind !== 'interest') return undefined
    return isEmpty(command) ? formFor(reader) : state(tx, asked, command)
  },
  examples: (_, { reader: { t } }) => Promise.resolve([t('replies.example.interest')]),
}

/** One line for each thing, with room behind it; empty lines are left out when it comes back. */
function formFor({ t, language }: MailReader): Done {
  const labels = FORM_LABELS[language]
  const colon = language === 'fr' ? ' :' : ':'
  const asked = ['organisation', ...INTEREST_FIELDS, 'undisclosed'] as const
  const lines = asked.map((label) => `${labels[label].split('|')[0] ?? label}${colon} `)
  return { kind: 'done', said: [t('replies.interest.form'), '', ...lines].join('\n'), path: PAGE }
}

async function state(tx: Tx, asked: Asked, command: Stating): Promise<Done | NotDone> {
  const { actor, clock, now, reader } = asked
  const { t } = reader
  const refused = (refusal: PersonRefusal) =>
    notDone(refusal, reader, undefined, (one) => explainPerson(one, t))
  const allowed = mayAct(actor)
  if (!allowed.ok) return refused(allowed.refusal)
  const most = tooLong(command)
  if (most !== undefined) {
    return { kind: 'refused', said: t('replies.refused.too-long', { most }) }
  }
  const entering = { tx, clock, now, actor, via: 'mail' } as const
  const { organisation, fields, undisclosed } = command
  const isNew = organisation !== undefined && !(await belongsTo(tx, asked, organisation))
  const begun = isNew ? await affiliateFor(entering, organisation) : undefined
  if (begun?.ok === false) return refused(begun.refusal)
  const hasFields = Object.keys(fields).length > 0
  const stated = hasFields ? await stateInterestFor(entering, fields, undisclosed) : undefined
  if (stated?.ok === false) return refused(stated.refusal)
  const belongs =
    organisation === undefined ? [] : [t('replies.recorded.organisation', { organisation })]
  const version = stated?.value.version
  const published = version === undefined ? [] : [t('replies.recorded.interest', { version })]
  const act = version === undefined ? 'affiliation.begin' : 'interest.state'
  return {
    kind: 'done',
    said: [...belongs, ...published].join('\n'),
    recorded: begun || stated ? { act, obj: actor.person } : undefined,
    path: PAGE,
    change: t('replies.change.interest'),
  }
}

/** The bound that something in it exceeds. */
function tooLong({ organisation = '', fields }: Stating): number | undefined {
  if (organisation.length > ORGANISATION_LENGTH_MAX) return ORGANISATION_LENGTH_MAX
  const longest = Math.max(0, ...Object.values(fields).map(({ length }) => length))
  return longest > INTEREST_LENGTH_MAX ? INTEREST_LENGTH_MAX : undefined
}

/** Said again it is the same organisation, however it is written. */
async function belongsTo(tx: Tx, { actor }: Asked, organisation: string): Promise<boolean> {
  const own = actor.capacities.flatMap((one) => one.organisation ?? [])
  const words = await wordsOf(tx, own)
  return own.some((commitment) => {
    const wording = words.get(commitment)
    return (
      wording.kind === 'text' && organisationKey(wording.text) === organisationKey(organisation)
    )
  })
}
