/** Every part in every state, with made-up words in English: the page `/design` of a demo. */
import { DrawingSamples } from './gallery-drawings.tsx'
import { FormSamples } from './gallery-forms.tsx'
import { StateSamples, TextSamples } from './gallery-texts.tsx'
import { ButtonLink, Link, Meta, Panel, Row, Section, Split } from './layout.tsx'
import { LastWord } from './last-word.tsx'
import { Page } from './page.tsx'
import { useReader } from './reader.tsx'
import { Tag, TimeLeft } from './tag.tsx'
import { Track } from './track.tsx'
import { after, days, hours } from '../values.ts'

export function Gallery() {
  const { now } = useReader()
  return (
    <Page
      title="Design"
      titleLang="en"
      practice
      section="processes"
      crumbs={[{ label: 'Front page', href: '/' }, { label: 'every part, in every state' }]}
      tags={
        <>
          <TimeLeft until={after(now, days(2), hours(4))} />
          <TimeLeft until={after(now, days(20))} />
          <TimeLeft until={now} />
          <Tag>plain</Tag>
          <Tag tone="bad">something waits</Tag>
        </>
      }
      lede="What should a buyer be able to read on the box, and who puts it there?"
      head={<Head />}
    >
      <div lang="en" class="stack wide">
        <Split aside={<Aside />} after={<StateSamples />}>
          <TextSamples />
          <DrawingSamples />
        </Split>
        <FormSamples />
      </div>
    </Page>
  )
}

const Head = () => (
  <>
    <LastWord
      who="the 34 members of this table, by their own rule"
      ifTheyDiffer="nothing is adopted, every view is published"
      binding="only on those who sign it"
    >
      <Link to="/design#track">Who may read, speak, be counted</Link>
    </LastWord>
    <Track
      stops={[
        { name: 'Issue screened', state: 'done', note: 'actionable, timely' },
        { name: 'Interviews', state: 'done', note: '41 people, 5 groups' },
        { name: 'Negotiating', state: 'here', note: 'draft 3' },
        { name: 'Public comment', state: 'ahead' },
        { name: 'Outcome', state: 'ahead' },
      ]}
    />
  </>
)

const Aside = () => (
  <>
    <Section title="People to ask" level={3}>
      <Meta>
        Secretariat: <b>labels@lists.example.org</b>. Your guide: <Link to="/design">write</Link>.
      </Meta>
    </Section>
    <Panel title="A tinted panel: something to know" tint>
      <Meta>Adopted by the members on 22 October.</Meta>
      <Row>
        <Link to="/design">Agenda</Link>
        <Link to="/design">Add to calendar</Link>
      </Row>
    </Panel>
    <Panel title="A plain panel: something to do">
      <Meta>It holds a form, or a link to one.</Meta>
      <ButtonLink to="/design">Join</ButtonLink>
      <ButtonLink to="/design" quiet>
        Ask first
      </ButtonLink>
    </Panel>
  </>
)
