/** Lets a browser that can turn speech into words send each sentence as captions of a machine. */

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition

/** Sentences that wait to be sent; where the line is gone for longer, the oldest are given up. */
const WAITING_MAX = 20
/** What the line lost is sent again, under the same key: it is kept once. */
const AGAIN_MS = 2_000

/** The place marked data-listen in a form; where nothing can listen it stays hidden. */
function listening(place) {
  const form = place.closest('form')
  const button = place.querySelector('button')
  const heard = place.querySelector('[data-heard]')
  const labels = [button.textContent, button.dataset.on]
  const waiting = []
  let hears
  let sends = false

  async function sendAll() {
    if (sends) return
    sends = true
    for (let line = waiting.shift(); line; line = waiting.shift()) {
      const body = new URLSearchParams(new FormData(form))
      for (const [name, value] of Object.entries({ ...line, heard: '1' })) body.set(name, value)
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(
        () => undefined,
      )
      if (!answer) {
        waiting.unshift(line)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      } else if (answer.type === 'opaqueredirect') heard.textContent = line.words
      else await refused(answer, line)
    }
    sends = false
  }

  /** A refusal is a page; whoever listens reads why, and has the words before them, to type on. */
  async function refused(answer, line) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const why = page.querySelector('.problems :is(p, li)')?.textContent
    const lines = [line, ...waiting.splice(0)].map(({ words }) => words)
    const field = form.elements.words
    field.value = [field.value.trim(), ...lines].filter(Boolean).join('\n')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    stop(why || heard.dataset.failed)
  }

  function stop(why = '') {
    const was = hears
    hears = undefined
    was?.stop()
    button.textContent = labels[0]
    if (why) heard.textContent = why
  }

  function start() {
    hears = new Recognition()
    hears.lang = form.elements.language.value
    hears.continuous = true
    hears.addEventListener('result', ({ results, resultIndex }) => {
      for (const result of [...results].slice(resultIndex)) {
        const words = result[0].transcript.trim()
        if (result.isFinal && words) waiting.push({ words, key: crypto.randomUUID() })
      }
      waiting.splice(0, Math.max(0, waiting.length - WAITING_MAX))
      sendAll()
    })
    hears.addEventListener('error', ({ error }) => {
      if (error !== 'no-speech') stop(heard.dataset.failed)
    })
    // A browser stops by itself after a while; who listens did not ask it to.
    hears.addEventListener('end', () => hears?.start())
    hears.start()
    button.textContent = labels[1]
  }

  place.hidden = false
  button.addEventListener('click', () => (hears ? stop() : start()))
}

if (Recognition) for (const place of document.querySelectorAll('[data-listen]')) listening(place)
