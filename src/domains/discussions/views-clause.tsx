/** The clause that is talked about, as it stood then, with the way to what it says now. Pure. */
import { Clause, Link, Meta, Redacted, useReader } from '../../platform/html/index.ts'
import { ChangedWords, headingOf } from '../texts/index.ts'
import type { ClauseShown } from './clause.ts'

export function ClauseQuoted({ clause }: { readonly clause: ClauseShown }) {
  const { t } = useReader()
  const { number, words, language, href, at } = clause
  const { heading, body } = headingOf(words.words)
  return (
    <>
      {heading !== undefined && (
        <p lang={language} dir="auto">
          <strong>{heading}</strong>
        </p>
      )}
      <Clause
        number={String(number)}
        body={<ChangedWords changes={[{ change: 'kept', text: body }]} lang={language} />}
      >
        {words.removed !== undefined && (
          <Redacted entry={{ number: words.removed, href: `/record/entries/${words.removed}` }} />
        )}
        <Meta>
          {t.rich('discussions.clause.as', {
            number,
            version: at.version,
            a: (inside) => <Link to={href}>{inside}</Link>,
          })}
          <Now clause={clause} />
        </Meta>
      </Clause>
    </>
  )
}

function Now({ clause: { newest } }: { readonly clause: ClauseShown }) {
  const { t } = useReader()
  if (newest.state === 'now') return null
  return (
    <>
      {' · '}
      {t.rich(`discussions.clause.${newest.state}`, {
        version: newest.version,
        a: (inside) => <Link to={newest.href}>{inside}</Link>,
      })}
    </>
  )
}
