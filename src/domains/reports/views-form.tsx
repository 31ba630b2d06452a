/** The page with which somebody reports words. Pure. */
import {
  Form,
  Hidden,
  Link,
  Meta,
  Page,
  Select,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import { GROUNDS } from '../discussions/index.ts'
import { explain } from './explain.ts'
import type { ThingShown } from './load.ts'
import { WORDS_LENGTH_MAX } from './report.ts'
import { Reported, type Returned } from './views-parts.tsx'

type Props = { readonly shown: ThingShown; readonly returned: Returned | undefined }

export function ReportPage({ shown, returned }: Props) {
  const { t } = useReader()
  const { found, may } = shown
  return (
    <Page
      title={t('reports.new')}
      lede={t('reports.new.lede')}
      crumbs={[{ label: t('reports.title'), href: '/reports' }]}
    >
      <Reported scene={shown} found={found} />
      {may.ok || returned ? <ReportForm shown={shown} returned={returned} /> : null}
      {!may.ok && !returned && (
        <Meta>
          {may.refusal.kind === 'signed-out' ? (
            <Link to="/sign-in">{t('reports.sign-in')}</Link>
          ) : (
            explain(may.refusal, t)
          )}
        </Meta>
      )}
    </Page>
  )
}

function ReportForm({ shown: { found }, returned }: Props) {
  const { t } = useReader()
  return (
    <Form
      action="/reports"
      again={returned?.again}
      refusal={returned?.refusal}
      submit={t('reports.submit')}
      panel
      keepDraft
    >
      <Hidden name="about" value={found.thing} />
      <Select
        name="ground"
        label={t('reports.ground')}
        value="conduct"
        required
        options={GROUNDS.map((ground) => ({ value: ground, label: t(`record.basis.${ground}`) }))}
      />
      <TextArea
        name="words"
        label={t('reports.words')}
        hint={t('reports.words.hint')}
        rows={4}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
    </Form>
  )
}
