/** Comfort where scripts run: times in the browser's own zone, drafts that survive a closed tab. */

const language = document.documentElement.lang
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Beside each time whose reader we do not know, the same in the zone of this browser. */
function addOwnTimes() {
  const format = (options) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      numberingSystem: 'latn',
      timeZone: zone,
      ...options,
    })
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }
  const time = format(hour)
  const whole = format({ weekday: 'short', day: 'numeric', month: 'long', ...hour })
  const dayIn = (at, timeZone) => format({ dateStyle: 'short', timeZone }).format(at)
  for (const shown of document.querySelectorAll('time[data-local]')) {
    const at = new Date(shown.dateTime)
    const sameDay = dayIn(at, shown.dataset.local) === dayIn(at, zone)
    const own = document.createElement('time')
    own.dateTime = shown.dateTime
    own.className = 'own'
    own.textContent = `(${(sameDay ? time : whole).format(at)})`
    if (shown.dataset.local !== zone) shown.after(' ', own)
  }
}

const KEPT = 'textarea, select, input[type=text], input[type=radio], input[type=checkbox]'

/** What is typed into a form marked data-keep stays until it is sent or the tab's session ends. */
function keepDraft(form) {
  const place = `draft ${location.pathname} ${form.id}`
  const fields = [...form.querySelectorAll(KEPT)]
  const kept = sessionStorage.getItem(place)
  // A form that came back holds what was typed last; it goes before any draft.
  const returned = form.querySelector('.problems')
  if (kept && !returned) {
    for (const [index, { on, text }] of JSON.parse(kept).entries()) {
      const field = fields[index]
      if (!field) break
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = on
      else field.value = text
    }
  }
  form.addEventListener('input', () => {
    const draft = fields.map((field) => ({ on: field.checked, text: field.value }))
    sessionStorage.setItem(place, JSON.stringify(draft))
  })
  form.addEventListener('submit', () => sessionStorage.removeItem(place))
}

/** Says that the page changed since it was read; what somebody reads never moves by itself. */
function followed(place) {
  const source = new EventSource(place.dataset.live)
  const say = () => {
    if (place.children.length === 1) place.append(place.firstElementChild.content.cloneNode(true))
  }
  for (const kind of [...place.dataset.kinds.split(' '), 'reset']) {
    source.addEventListener(kind, say)
  }
  source.addEventListener('reset', () => source.close())
}

if (zone !== 'UTC') addOwnTimes()
for (const form of document.querySelectorAll('form[data-keep]')) keepDraft(form)
for (const place of document.querySelectorAll('[data-live]')) followed(place)
