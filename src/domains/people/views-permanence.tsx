/** The notice of law 7: what is permanent and what can be removed, before a first act. */
import { Agreement, Checkbox, useReader } from '../../platform/html/index.ts'
import { PERMANENCE, type Actor } from './person.ts'
import { hasAgreed } from './rules.ts'

/**
 * Goes inside the form of the act that it is about; posts `permanence`. Later domains show it
 * where `mayAct` refuses with `permanence-unread`.
 */
export function PermanenceNotice() {
  const { t } = useReader()
  return (
    <Agreement title={t('people.permanence.title')}>
      <p>{t('people.permanence.stays')}</p>
      <p>{t('people.permanence.goes')}</p>
      <p>{t('people.permanence.copies')}</p>
      <Checkbox name="permanence" label={t('people.permanence.agree')} required />
    </Agreement>
  )
}

export type FirstActProps = {
  /** Nobody reads on behalf of a stranger, who signs in first. */
  readonly actor: Actor | undefined
  /** Left out where the act asks for no undertakings; `points` are their sentences. */
  readonly undertakings?:
    | { readonly id: string; readonly version: number; readonly points: readonly string[] }
    | undefined
}

/** What one reads and ticks before a first act; nothing for those who did. */
export function FirstAct({ actor, undertakings: asked }: FirstActProps) {
  const { t } = useReader()
  if (!actor) return null
  return (
    <>
      {!hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version) && <PermanenceNotice />}
      {asked && !hasAgreed(actor, asked.id, asked.version) && (
        <Agreement title={t('people.undertakings.title')}>
          <ul>
            {asked.points.map((point) => (
              <li>{point}</li>
            ))}
          </ul>
          <Checkbox name="undertakings" label={t('people.undertakings.agree')} required />
        </Agreement>
      )}
    </>
  )
}

export type ReadBeforeProps = {
  readonly actor: Actor
  /** False in a form that may also be sent without acting. */
  readonly required?: boolean
}

/** Inside a form of a page that shows the notice once, under `#permanence`, above its forms. */
export function ReadBefore({ actor, required = true }: ReadBeforeProps) {
  const { t } = useReader()
  if (hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version)) return null
  return (
    <>
      <p>
        <a href="#permanence">{t('people.permanence.title')}</a>
      </p>
      <Checkbox name="permanence" label={t('people.permanence.agree')} required={required} />
    </>
  )
}
