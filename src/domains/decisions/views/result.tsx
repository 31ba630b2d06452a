/** The result of a call: the level, its reasons, what it was closed over, and who differs. */
import { Empty, Meta, Section, Tag, useReader, When, Link } from '../../../platform/html/index.ts'
import { isAgreed } from '../rules/designations.ts'
import type { Designation } from '../designation.ts'
import { PreparedBy } from './designations.tsx'
import { Line, Name, Proof, Said, Speaker, useLevel } from './parts.tsx'
import type { CallShown } from './shown.ts'

type Shown = { readonly shown: CallShown }

export function Result({ shown }: Shown) {
  const { t } = useReader()
  const { state: standing } = shown.call
  const standingId = standing.kind === 'designated' ? standing.designation : undefined
  const final = shown.designations.find(({ id }) => id === standingId)
  return (
    <Section title={t('decisions.result.title')} id="result">
      {final ? <Final shown={shown} final={final} /> : <Empty>{t('decisions.result.none')}</Empty>}
      <MinorityStatements shown={shown} />
    </Section>
  )
}

function Final({ shown, final }: Shown & { readonly final: Designation }) {
  const { t } = useReader()
  const { label, definition } = useLevel(shown)(final.level)
  const passes = isAgreed(shown.rule, final)
  const entry = shown.entries.get(`designation:${final.id}`)
  const { state } = final
  return (
    <>
      <p class="lede">
        {label}
        {final.polarity === 'against' && <> · {t('decisions.polarity.against')}</>}{' '}
        <Tag tone={passes ? 'now' : 'plain'}>
          {t(passes ? 'decisions.result.agreed' : 'decisions.result.not-agreed')}
        </Tag>
      </p>
      <Meta>{definition}</Meta>
      <Said scene={shown} of={final.reasons} />
      {state.kind === 'final' && (
        <>
          {state.unmet.map((need) => (
            <p class="problem">{t(`decisions.unmet.${need}`)}</p>
          ))}
          {state.override && <Overridden shown={shown} override={state.override} />}
          <Meta>
            <Name scene={shown} person={final.by} /> · <When at={state.finalAt} />
            {entry !== undefined && (
              <>
                {' · '}
                <Proof entry={entry} />
              </>
            )}
          </Meta>
          <PreparedBy shown={shown} people={final.prepared ?? []} />
        </>
      )}
    </>
  )
}

type Override = { readonly reason: string; readonly unanswered: readonly string[] }

/** Stays beside the result for good (promises.md, T6). */
function Overridden({ shown, override }: Shown & { readonly override: Override }) {
  const { t } = useReader()
  return (
    <div class="objection open">
      <p>
        <b>{t('decisions.override.title', { count: override.unanswered.length })}</b>
      </p>
      <Said scene={shown} of={override.reason} />
      <Meta>
        {override.unanswered.map((id) => {
          const found = shown.behind.find(({ objection }) => objection.id === id)
          return (
            <>
              <Link to={`/objections/${id}`}>
                {found ? <Line scene={shown} of={found.objection.title} /> : id}
              </Link>
              {' · '}
            </>
          )
        })}
        <Link to="/stewards">{t('decisions.override.log')}</Link>
      </Meta>
    </div>
  )
}

/** By right of whoever differs; nobody else can edit or remove them. */
export function MinorityStatements({ shown }: Shown) {
  const { t } = useReader()
  if (shown.minority.length === 0) return null
  return (
    <Section title={t('decisions.minority.title')} level={3} id="minority">
      {shown.minority.map((one) => {
        const entry = shown.entries.get(`minority:${one.objection}:${one.author}`)
        return (
          <article class="objection maintained">
            <Said scene={shown} of={one.text} />
            <Meta>
              <Speaker scene={shown} by={{ ...one, person: one.author, group: '' }} />
              {' · '}
              <When at={one.writtenAt} />
              {' · '}
              <Link to={`/objections/${one.objection}`}>{t('decisions.minority.objection')}</Link>
              {entry !== undefined && (
                <>
                  {' · '}
                  <Proof entry={entry} />
                </>
              )}
            </Meta>
          </article>
        )
      })}
    </Section>
  )
}
