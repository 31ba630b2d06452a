/** Beside a text: what is not agreed, its versions, the way to the next one. Pure. */
import {
  Empty,
  History,
  Link,
  List,
  Meta,
  Row,
  Section,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { Saying } from '../../processes/index.ts'
import { explain } from '../explain.ts'
import { plainPieces } from './pieces.ts'
import { hrefOf, shownText, type TextProps } from './text.tsx'

type Here = Pick<TextProps, 'view'>

export function Aside({ view, may }: TextProps) {
  const { t } = useReader()
  return (
    <>
      <OpenBrackets view={view} />
      <Section title={t('texts.versions')} level={3}>
        <History
          steps={view.versions.map((version) => ({
            at: version.at,
            what: (
              <Link to={`/texts/${view.text.id}/versions/${version.number}`}>
                {t('texts.version', { number: version.number })}
              </Link>
            ),
            note: <UserText>{shownText(view, version.reason, t('texts.removed'))}</UserText>,
          }))}
        />
        <AsFile view={view} />
      </Section>
      <Next view={view} may={may} />
    </>
  )
}

const FILES = [
  ['pdf', 'PDF'],
  ['docx', 'DOCX'],
  ['odt', 'ODT'],
  ['epub', 'EPUB'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
] as const

function AsFile({ view }: Here) {
  const { t } = useReader()
  const { redline } = view
  return (
    <Row>
      <span>{t('texts.as-file')}</span>
      {FILES.map(([ending, name]) => (
        <Link to={`${hrefOf(view)}.${ending}`}>{name}</Link>
      ))}
      {redline && (
        <Link to={`${hrefOf(view)}.docx?against=${redline.against}`}>
          {t('texts.as-file.tracked')}
        </Link>
      )}
    </Row>
  )
}

function OpenBrackets({ view }: Here) {
  const { t } = useReader()
  const open = view.clauses.flatMap(({ id, words }, index) => {
    const passages = plainPieces(words).filter(({ bracketed }) => bracketed)
    return passages.length === 0 ? [] : [{ id, number: index + 1, passages }]
  })
  return (
    <Section title={t('texts.brackets')} level={3}>
      {open.length === 0 ? (
        <Empty>{t('texts.brackets.none')}</Empty>
      ) : (
        <List>
          {open.map(({ id, number, passages }) => (
            <li>
              <Meta>
                <a href={`#${id}`}>{t('texts.clause', { number })}</a>{' '}
                {passages.map(({ text }) => (
                  <>
                    <q lang={view.text.language} dir="auto">
                      {text}
                    </q>{' '}
                  </>
                ))}
              </Meta>
            </li>
          ))}
        </List>
      )}
    </Section>
  )
}

/** The way to the next version, or why there is none. */
function Next({ view, may }: TextProps) {
  const { t, now } = useReader()
  const { text, template } = view
  if (may.ok || may.refusal.kind === 'permanence-unread') {
    return (
      <p>
        <Link to={`/texts/${text.id}/next`}>{t('texts.next.link')}</Link>
        <br />
        <Link to={`/texts/${text.id}/stages`}>{t('texts.life.link')}</Link>
      </p>
    )
  }
  const { refusal } = may
  if (refusal.kind !== 'frozen' && refusal.kind !== 'settled') return null
  const saying: Saying = { t, template, now }
  return (
    <>
      <Meta>
        {explain(refusal, saying)} <Link to={refusal.href}>{t(`texts.${refusal.kind}.link`)}</Link>
      </Meta>
      {refusal.kind === 'settled' && (
        <p>
          <Link to={`/texts/${text.id}/stages`}>{t('texts.life.link')}</Link>
        </p>
      )}
    </>
  )
}
