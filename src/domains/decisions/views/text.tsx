/** The text in question, with what changed since the version before and what is in brackets. */
import { Clause, Link, Meta, Section, useReader } from '../../../platform/html/index.ts'
import { ChangedWords } from '../../texts/index.ts'
import type { ShownText } from './shown.ts'

export function TextInQuestion({ text }: { readonly text: ShownText }) {
  const { t } = useReader()
  const { href, language, isTyped, against, version, brackets, clauses } = text
  return (
    <Section
      title={t('decisions.text.title')}
      id="text"
      beside={
        <>
          {against !== undefined && <>{t('decisions.text.against', { version: against })} · </>}
          <Link to={`${href}/versions/${version}`}>{t('decisions.text.clean')}</Link>
        </>
      }
    >
      <div>
        {clauses.map(({ id, number, changes }) => (
          <Clause
            id={`clause-${id}`}
            number={number}
            body={<ChangedWords changes={changes} lang={language} isTyped={isTyped} />}
          />
        ))}
      </div>
      {brackets > 0 && <Meta>{t('decisions.text.brackets', { count: brackets })}</Meta>}
    </Section>
  )
}
