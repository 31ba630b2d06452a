/** Lets a browser that can turn speech into words send each sentence as captions of a machine. */

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition

/** Sentences that wait to be sent; where the line is gone for longer, the oldest are given up. */
const WAITING_MAX = 20

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
    for (let words = waiting.shift(); words; words = waiting.shift()) {
      const body = new URLSearchParams(new FormData(form))
      for (const [name, value] of Object.entries({ words, heard: '1', key: crypto.randomUUID() }))
        body.set(name, value)
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(
        () => undefined,
      )
      // What leads elsewhere was kept; a refusal is a page, and whoever listens has to read it.
      if (answer?.type !== 'opaqueredirect') stop(heard.dataset.failed)
      else heard.textContent = words
    }
    sends = false
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
        if (result.isFinal) waiting.push(result[0].transcript.trim())
      }
      waiting.splice(0, waiting.length - WAITING_MAX)
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
