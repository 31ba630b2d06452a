/** Samples for the gallery: one form fresh, come back with problems, and refused. */
import { Checkbox, Choice } from './choice.tsx'
import { DateTime, Field, Select, TextArea } from './field.tsx'
import { Button, Form, type Again } from './form.tsx'
import { Row, Section, Split } from './layout.tsx'
import { useReader } from './reader.tsx'
import { Refused } from './states.tsx'

const POSITIONS = [
  { value: 'support', label: 'Support' },
  { value: 'accept', label: 'Can accept', hint: 'Not my first choice; not in the way either.' },
  { value: 'object', label: 'Object', hint: 'Say what would have to change.' },
] as const

const AGAIN: Again = {
  typed: {
    name: 'A name that was typed',
    from: 'not a mail address',
    position: 'object',
    reason: '',
  },
  key: 'the-same-key-again',
  problems: [
    { field: 'from', message: 'Give a mail address, as name@example.org.' },
    { field: 'reason', message: 'This is needed.' },
    { field: 'position', message: 'Choose one of the answers given.' },
    { field: 'agreed', message: 'Nothing can be recorded without it.' },
  ],
}

export const FormSamples = () => (
  <>
    <Split
      aside={
        <Form action="/design" id="narrow" panel submit="Record my position">
          <h2>Your position</h2>
          <Choice
            name="position"
            legend="Your position"
            legendUnseen
            options={POSITIONS}
            value="accept"
          />
        </Form>
      }
    >
      <Section title="A form, fresh">
        <Form action="/design" id="fresh" submit="Send">
          <Fields />
        </Form>
      </Section>
    </Split>
    <Section title="The same, come back with problems">
      <Form action="/design" id="back" again={AGAIN} submit="Send again">
        <Fields />
      </Form>
    </Section>
    <Section title="The same, refused by a rule">
      <Refused>A comment period lasts at least 21 days; you gave 14.</Refused>
      <Form action="/design" id="buttons">
        <Row>
          <Button name="word" value="yes">
            Agree
          </Button>
          <Button name="word" value="no" quiet>
            Disagree
          </Button>
        </Row>
      </Form>
    </Section>
  </>
)

function Fields() {
  const { now } = useReader()
  return (
    <>
      <Field name="name" label="Name" required hint="As others should call you." />
      <Field name="from" label="Mail address" type="email" required autocomplete="email" />
      <Field name="country" label="Country" suggestions={['Kenya', 'Peru']} />
      <Select
        name="as"
        label="Speaking as"
        required
        options={[
          { value: 'self', label: 'Myself' },
          { value: 'org', label: 'For a cooperative of farmers' },
        ]}
      />
      <Choice name="position" legend="Your position" options={POSITIONS} required />
      <Choice
        name="topics"
        legend="What concerns you"
        many
        options={[
          { value: 'cost', label: 'Cost' },
          { value: 'time', label: 'Time' },
        ]}
      />
      <TextArea name="reason" label="Reason" hint="Public, and yours." />
      <Field name="day" label="Day" type="date" />
      <DateTime name="closes" label="Closes" at={now} />
      <Checkbox name="agreed" label="I have read what is permanent and what can be removed" />
    </>
  )
}
